(* Claims about two points: what is increasing or convex, by the sign of a derivative. Nothing here needs to be believed or
   read to trust a certificate: Coq checks it all. *)
From GP Require Export Rules.

Section Means.
Variables (f g h : R -> R) (u v : R).
Lemma gm_mean : (forall x, Rmin u v <= x <= Rmax u v -> is_derive f x (g x)) ->
  exists c, Rmin u v <= c <= Rmax u v /\ f v - f u = g c * (v - u).
Proof.
  intro D. apply (MVT_gen f u v g).
  - intros c Hc. apply D. lra.
  - intros c Hc. apply continuity_pt_filterlim. exact (C_of_D f c _ (D c Hc)).
Qed.
Lemma gm_increasing : u <= v -> (forall x, u <= x <= v -> is_derive f x (g x)) -> (forall x, u <= x <= v -> 0 <= g x) -> f u <= f v.
Proof.
  intros H D P. assert (M := gm_mean). rewrite Rmin_left, Rmax_right in M by lra.
  destruct (M D) as [c [Hc E]]. specialize (P c Hc). nra.
Qed.
Lemma gm_decreasing : u <= v -> (forall x, u <= x <= v -> is_derive f x (g x)) -> (forall x, u <= x <= v -> g x <= 0) -> f v <= f u.
Proof.
  intros H D P. assert (M := gm_mean). rewrite Rmin_left, Rmax_right in M by lra.
  destruct (M D) as [c [Hc E]]. specialize (P c Hc). nra.
Qed.
Lemma gm_increasing_strictly : u < v -> (forall x, u <= x <= v -> is_derive f x (g x)) -> (forall x, u <= x <= v -> 0 < g x) -> f u < f v.
Proof.
  intros H D P. assert (M := gm_mean). rewrite Rmin_left, Rmax_right in M by lra.
  destruct (M D) as [c [Hc E]]. specialize (P c Hc). nra.
Qed.
Lemma gm_decreasing_strictly : u < v -> (forall x, u <= x <= v -> is_derive f x (g x)) -> (forall x, u <= x <= v -> g x < 0) -> f v < f u.
Proof.
  intros H D P. assert (M := gm_mean). rewrite Rmin_left, Rmax_right in M by lra.
  destruct (M D) as [c [Hc E]]. specialize (P c Hc). nra.
Qed.
End Means.
(* above its tangent *)
Lemma gm_tangent (f g h : R -> R) w y : (forall x, Rmin w y <= x <= Rmax w y -> is_derive f x (g x)) ->
  (forall x, Rmin w y <= x <= Rmax w y -> is_derive g x (h x)) -> (forall x, Rmin w y <= x <= Rmax w y -> 0 <= h x) ->
  f w + g w * (y - w) <= f y.
Proof.
  intros D1 D2 P. destruct (gm_mean f g w y D1) as [c [Hc E]].
  assert (B : forall x, Rmin w c <= x <= Rmax w c -> Rmin w y <= x <= Rmax w y).
  { intros x Hx. revert Hc Hx. unfold Rmin, Rmax. repeat destruct Rle_dec; lra. }
  destruct (gm_mean g h w c) as [d [Hd E']]; [intros x Hx; apply D2, B, Hx|].
  assert (S := P d (B d Hd)).
  assert (T : 0 <= (c - w) * (y - w)).
  { revert Hc. unfold Rmin, Rmax. destruct Rle_dec; intro; nra. }
  assert (K : 0 <= (g c - g w) * (y - w)).
  { rewrite E'. replace (h d * (c - w) * (y - w)) with (h d * ((c - w) * (y - w))) by ring. apply Rmult_le_pos; assumption. }
  nra.
Qed.
Lemma gm_convex (f g h : R -> R) u v t : 0 <= t -> t <= 1 -> (forall x, Rmin u v <= x <= Rmax u v -> is_derive f x (g x)) ->
  (forall x, Rmin u v <= x <= Rmax u v -> is_derive g x (h x)) -> (forall x, Rmin u v <= x <= Rmax u v -> 0 <= h x) ->
  f ((1 - t) * u + t * v) <= (1 - t) * f u + t * f v.
Proof.
  intros T0 T1 D1 D2 P. set (w := (1 - t) * u + t * v).
  assert (W : Rmin u v <= w <= Rmax u v) by (unfold w, Rmin, Rmax; destruct Rle_dec; nra).
  assert (Bu : forall x, Rmin w u <= x <= Rmax w u -> Rmin u v <= x <= Rmax u v)
    by (intros x; revert W; unfold Rmin, Rmax; repeat destruct Rle_dec; lra).
  assert (Bv : forall x, Rmin w v <= x <= Rmax w v -> Rmin u v <= x <= Rmax u v)
    by (intros x; revert W; unfold Rmin, Rmax; repeat destruct Rle_dec; lra).
  assert (A := gm_tangent f g h w u (fun x H => D1 x (Bu x H)) (fun x H => D2 x (Bu x H)) (fun x H => P x (Bu x H))).
  assert (B := gm_tangent f g h w v (fun x H => D1 x (Bv x H)) (fun x H => D2 x (Bv x H)) (fun x H => P x (Bv x H))).
  assert (E : (1 - t) * (u - w) + t * (v - w) = 0) by (unfold w; ring).
  assert (A' : (1 - t) * (f w + g w * (u - w)) <= (1 - t) * f u) by (apply Rmult_le_compat_l; lra).
  assert (B' : t * (f w + g w * (v - w)) <= t * f v) by (apply Rmult_le_compat_l; lra).
  assert (F : (1 - t) * (f w + g w * (u - w)) + t * (f w + g w * (v - w)) = f w + g w * ((1 - t) * (u - w) + t * (v - w))) by ring.
  rewrite E in F. lra.
Qed.
Lemma gm_concave (f g h : R -> R) u v t : 0 <= t -> t <= 1 -> (forall x, Rmin u v <= x <= Rmax u v -> is_derive f x (g x)) ->
  (forall x, Rmin u v <= x <= Rmax u v -> is_derive g x (h x)) -> (forall x, Rmin u v <= x <= Rmax u v -> h x <= 0) ->
  (1 - t) * f u + t * f v <= f ((1 - t) * u + t * v).
Proof.
  intros T0 T1 D1 D2 P.
  assert (H : - f ((1 - t) * u + t * v) <= (1 - t) * - f u + t * - f v).
  { apply (gm_convex (fun x => - f x) (fun x => - g x) (fun x => - h x)); try assumption.
    - intros x Hx. apply D_opp, D1, Hx.
    - intros x Hx. apply D_opp, D2, Hx.
    - intros x Hx. specialize (P x Hx). lra. }
  lra.
Qed.

Ltac gm_range u v x :=
  repeat match goal with
  | H1 : ?a < u, H2 : ?a < v |- _ => lazymatch goal with K : a < x |- _ => fail | _ => assert (a < x) by (generalize (Rmin_glb_lt u v a H1 H2); lra) end
  | H1 : u < ?a, H2 : v < ?a |- _ => lazymatch goal with K : x < a |- _ => fail | _ => assert (x < a) by (generalize (Rmax_lub_lt u v a H1 H2); lra) end
  | H1 : ?a <= u, H2 : ?a <= v |- _ => lazymatch goal with K : a <= x |- _ => fail | _ => assert (a <= x) by (generalize (Rmin_glb u v a H1 H2); lra) end
  | H1 : u <= ?a, H2 : v <= ?a |- _ => lazymatch goal with K : x <= a |- _ => fail | _ => assert (x <= a) by (generalize (Rmax_lub u v a H1 H2); lra) end
  end.
Ltac gm_negate :=
  lazymatch goal with
  | |- _ <= 0 => apply Ropp_le_cancel; rewrite Ropp_0
  | |- _ < 0 => apply Ropp_lt_cancel; rewrite Ropp_0
  | |- _ => idtac
  end.
Ltac gm_sign := cbv beta; simpl INR; simpl Init.Nat.pred; first [ gp_bound1 | (gm_negate; gp_tidy_sides; first [gp_pos | gp_bound]) | solve [unfold sigmoid; gm_negate; gp_bound1]
  | solve [gm_negate; gp_unfold; gp_exp; gp_tidy_sides; gp_pos] ].
Ltac gm_d := cbv beta; gp_d; cbv beta; gp_pos.
Ltac gm_means f l u v H :=
  refine (l f _ u v H _ _); [ let x := fresh "x" in let Hx := fresh "Hx" in intros x Hx; gm_d | let x := fresh "x" in let Hx := fresh "Hx" in intros x Hx; gm_sign ].
Ltac gm_same f v R := let e := eval cbv beta in (f v) in constr_eq R e; lazymatch f with fun _ => ?c => fail | _ => idtac end.
Ltac gm_monotone :=
  match goal with
  | H : ?u <= ?v |- ?A <= ?B => is_var u; is_var v;
      match eval pattern u in A with ?f _ => gm_same f v B; gm_means f gm_increasing u v H end
  | H : ?u <= ?v |- ?A <= ?B => is_var u; is_var v;
      match eval pattern v in A with ?f _ => gm_same f u B; gm_means f gm_decreasing u v H end
  | H : ?u < ?v |- ?A < ?B => is_var u; is_var v;
      match eval pattern u in A with ?f _ => gm_same f v B; gm_means f gm_increasing_strictly u v H end
  | H : ?u < ?v |- ?A < ?B => is_var u; is_var v;
      match eval pattern v in A with ?f _ => gm_same f u B; gm_means f gm_decreasing_strictly u v H end
  end.
Ltac gm_bend f l u v t :=
  refine (l f _ _ u v t _ _ _ _ _); [ lra | lra
  | let x := fresh "x" in let Hx := fresh "Hx" in intros x Hx; gm_range u v x; gm_d
  | let x := fresh "x" in let Hx := fresh "Hx" in intros x Hx; gm_range u v x; gm_d
  | let x := fresh "x" in let Hx := fresh "Hx" in intros x Hx; gm_range u v x; gm_sign ].
Ltac gm_curved :=
  match goal with
  | |- ?A <= (1 - ?t) * ?B + ?t * ?C =>
      match A with context [(1 - t) * ?u + t * ?v] =>
        match eval pattern ((1 - t) * u + t * v) in A with ?f _ => gm_same f u B; gm_same f v C; gm_bend f gm_convex u v t end end
  | |- (1 - ?t) * ?B + ?t * ?C <= ?A =>
      match A with context [(1 - t) * ?u + t * ?v] =>
        match eval pattern ((1 - t) * u + t * v) in A with ?f _ => gm_same f u B; gm_same f v C; gm_bend f gm_concave u v t end end
  end.
Ltac gp_means := first [ gm_monotone | gm_curved ].
Ltac gm_zero :=
  lazymatch goal with
  | |- _ <= _ => apply Rle_trans with 0; gp_bound1
  | |- _ < _ => first [ (apply Rlt_le_trans with 0; gp_bound1) | (apply Rle_lt_trans with 0; gp_bound1) ]
  end.
Ltac gp_main_order ::=
  try (tryif gp_has_cases then gp_split_cases else idtac); gp_undrive;
  first [ gp_bound1 | solve [gp_means] | solve [gp_trichotomy; first [gp_bound1 | gp_means | gm_zero]] ].
(* facts, also by enclosures where these are at hand *)
Ltac gl_fact_hook := gp_all.

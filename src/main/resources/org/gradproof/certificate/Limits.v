(* Limits: lemmas for each step that a proof of a limit takes, and tactics that take it. Nothing here needs to be believed or
   read to trust a certificate: Coq checks it all. *)
From GP Require Export Rules Means Inductions Steps.

(* ------------------------------------------------------------------ *)
(** * 1. How a variable moves                                          *)
(* ------------------------------------------------------------------ *)
Section Filters.
Context {F : (R -> Prop) -> Prop} {FF : Filter F}.
Implicit Types f g u v : R -> R.
Implicit Types a b c : R.
Notation "f ~> l" := (filterlim f F (Rbar_locally l)) (at level 70).

Lemma gl_use (Q P : R -> Prop) : F Q -> F (fun x => Q x -> P x) -> F P.
Proof. intros H1 H2. generalize (filter_and _ _ H1 H2). apply filter_imp. intros x [A B]. exact (B A). Qed.

Lemma gl_const c : (fun _ => c) ~> Finite c.
Proof. apply filterlim_const. Qed.
Lemma gl_value f a b : f ~> Finite a -> a = b -> f ~> Finite b.
Proof. intros H <-; exact H. Qed.
Lemma gl_ext f g l : F (fun x => f x = g x) -> g ~> l -> f ~> l.
Proof. intros E; apply filterlim_ext_loc. revert E; apply filter_imp; intros; auto. Qed.

Lemma gl_opp f l m : f ~> l -> m = Rbar_opp l -> (fun x => - f x) ~> m.
Proof. intros H ->. apply (filterlim_comp _ _ _ f Ropp F (Rbar_locally l)); [exact H | apply filterlim_Rbar_opp]. Qed.
Lemma gl_add f g l m n : f ~> l -> g ~> m -> is_Rbar_plus l m n -> (fun x => f x + g x) ~> n.
Proof.
  intros Hf Hg H. apply (filterlim_comp_2 (F := F) f g Rplus Hf Hg). apply filterlim_Rbar_plus, H.
Qed.
Lemma gl_sub f g l m n : f ~> l -> g ~> m -> is_Rbar_plus l (Rbar_opp m) n -> (fun x => f x - g x) ~> n.
Proof. intros Hf Hg H. apply (gl_add f (fun x => - g x) l (Rbar_opp m)); [exact Hf | exact (gl_opp g m _ Hg eq_refl) | exact H]. Qed.
Lemma gl_mul f g l m n : f ~> l -> g ~> m -> is_Rbar_mult l m n -> (fun x => f x * g x) ~> n.
Proof.
  intros Hf Hg H. apply (filterlim_comp_2 (F := F) f g Rmult Hf Hg). apply filterlim_Rbar_mult, H.
Qed.
Lemma gl_inv f l m : f ~> l -> l <> Finite 0 -> m = Rbar_inv l -> (fun x => / f x) ~> m.
Proof. intros H N ->. apply (filterlim_comp _ _ _ f Rinv F (Rbar_locally l)); [exact H | apply filterlim_Rbar_inv, N]. Qed.
Lemma gl_inv_above f : f ~> Finite 0 -> F (fun x => 0 < f x) -> (fun x => / f x) ~> p_infty.
Proof.
  intros H P. apply (filterlim_comp _ _ _ f Rinv F (at_right 0)); [|exact filterlim_Rinv_0_right].
  intros S HS. unfold filtermap, at_right, within in *. specialize (H _ HS). unfold filtermap in H.
  generalize (filter_and _ _ H P). apply filter_imp. intros x [A B]; auto.
Qed.
Lemma gl_inv_below f : f ~> Finite 0 -> F (fun x => f x < 0) -> (fun x => / f x) ~> m_infty.
Proof.
  intros H P. apply (gl_ext _ (fun x => - / (- f x))).
  - revert P; apply filter_imp. intros x Hx. field. lra.
  - apply (gl_opp (fun x => / - f x) p_infty); [|reflexivity].
    apply (gl_inv_above (fun x => - f x)).
    + apply (gl_opp f (Finite 0)); [exact H | simpl; f_equal; ring].
    + revert P; apply filter_imp. intros x Hx; lra.
Qed.
Lemma gl_div f g l m n : f ~> l -> (fun x => / g x) ~> m -> is_Rbar_mult l m n -> (fun x => f x / g x) ~> n.
Proof. intros. apply (gl_mul f (fun x => / g x) l m); assumption. Qed.

(* the outer function is continuous, or has a limit of its own *)
Lemma gl_comp_c f u a : u ~> Finite a -> continuous f a -> (fun x => f (u x)) ~> Finite (f a).
Proof. intros Hu C. apply (filterlim_comp _ _ _ u f F (locally a)); [exact Hu | exact C]. Qed.
Lemma gl_comp_inf f u l m : u ~> l -> filterlim f (Rbar_locally l) (Rbar_locally m) -> (fun x => f (u x)) ~> m.
Proof. intros Hu C. apply (filterlim_comp _ _ _ u f F (Rbar_locally l)); assumption. Qed.
Lemma gl_comp_within f u a (D : R -> Prop) m : u ~> Finite a -> F (fun x => D (u x)) ->
  filterlim f (within D (locally a)) (Rbar_locally m) -> (fun x => f (u x)) ~> m.
Proof.
  intros Hu P C. apply (filterlim_comp _ _ _ u f F (within D (locally a))); [|exact C].
  intros S HS. unfold filtermap, within in *. specialize (Hu _ HS). unfold filtermap in Hu.
  generalize (filter_and _ _ Hu P). apply filter_imp. intros x [A B]; auto.
Qed.

(* signs near the limit *)
Lemma gl_above f a : f ~> Finite a -> 0 < a -> F (fun x => 0 < f x).
Proof. intros H P. apply (H (fun y => 0 < y)). exact (locally_gt 0 a P). Qed.
Lemma gl_below f a : f ~> Finite a -> a < 0 -> F (fun x => f x < 0).
Proof. intros H P. apply (H (fun y => y < 0)). exact (locally_lt 0 a P). Qed.
Lemma gl_above_inf f : f ~> p_infty -> F (fun x => 0 < f x).
Proof. intros H. apply (H (fun y => 0 < y)). exists 0; auto. Qed.
Lemma gl_below_inf f : f ~> m_infty -> F (fun x => f x < 0).
Proof. intros H. apply (H (fun y => y < 0)). exists 0; auto. Qed.
Lemma gl_apart f a : f ~> Finite a -> a <> 0 -> F (fun x => f x <> 0).
Proof.
  intros H N. destruct (Rtotal_order a 0) as [P|[P|P]]; [| contradiction |].
  - generalize (gl_below f a H P); apply filter_imp; intros; lra.
  - generalize (gl_above f a H P); apply filter_imp; intros; lra.
Qed.
Lemma gl_squeeze f g h l : F (fun x => f x <= g x) -> F (fun x => g x <= h x) -> f ~> l -> h ~> l -> g ~> l.
Proof. intros A B. apply filterlim_le_le. exact (filter_and _ _ A B). Qed.

(* towards a number: each bound on its own *)
Lemma gl_between f a : (forall e, 0 < e -> F (fun x => a - e <= f x)) -> (forall e, 0 < e -> F (fun x => f x <= a + e)) -> f ~> Finite a.
Proof.
  intros L U. apply (filterlim_locally (F := F) f a). intros eps.
  assert (P : 0 < eps / 2) by (generalize (cond_pos eps); lra).
  generalize (filter_and _ _ (L _ P) (U _ P)). apply filter_imp. intros x [A B].
  unfold ball; simpl; unfold AbsRing_ball, abs, minus, plus, opp; simpl.
  generalize (cond_pos eps); intro. apply Rabs_def1; lra.
Qed.
Lemma gl_unbounded f : (forall m, F (fun x => m <= f x)) -> f ~> p_infty.
Proof.
  intros L S [M HM]. unfold filtermap. generalize (L (M + 1)). apply filter_imp. intros x Hx. apply HM; lra.
Qed.
End Filters.

(* a filter that is finer *)
Lemma gl_finer (F G : (R -> Prop) -> Prop) (f : R -> R) l : (forall P, G P -> F P) -> filterlim f G (Rbar_locally l) -> filterlim f F (Rbar_locally l).
Proof. intros H C S HS. apply H, C, HS. Qed.
Lemma right_locally a (P : R -> Prop) : locally a P -> at_right a P.
Proof. intro H. unfold at_right, within. revert H; apply filter_imp; auto. Qed.
Lemma left_locally a (P : R -> Prop) : locally a P -> at_left a P.
Proof. intro H. unfold at_left, within. revert H; apply filter_imp; auto. Qed.
Lemma both_locally (a : R) (P : R -> Prop) : locally a P -> Rbar_locally' a P.
Proof. intro H. unfold Rbar_locally', locally', within. revert H; apply filter_imp; auto. Qed.
Lemma right_both (a : R) (P : R -> Prop) : Rbar_locally' a P -> at_right a P.
Proof. unfold Rbar_locally', locally', at_right, within. apply filter_imp. intros x H Hx. apply H; lra. Qed.
Lemma left_both (a : R) (P : R -> Prop) : Rbar_locally' a P -> at_left a P.
Proof. unfold Rbar_locally', locally', at_left, within. apply filter_imp. intros x H Hx. apply H; lra. Qed.
Lemma both_sides (a : R) (P : R -> Prop) : at_left a P -> at_right a P -> Rbar_locally' a P.
Proof.
  unfold Rbar_locally', locally', at_right, at_left, within. intros A B. generalize (filter_and _ _ A B). apply filter_imp.
  intros x [L R'] N. destruct (Rtotal_order x a) as [H|[H|H]]; [auto | contradiction | auto].
Qed.
Lemma gl_sides (a : R) (f : R -> R) l : filterlim f (at_left a) (Rbar_locally l) -> filterlim f (at_right a) (Rbar_locally l) ->
  filterlim f (Rbar_locally' a) (Rbar_locally l).
Proof. intros A B S HS. apply both_sides; [exact (A S HS) | exact (B S HS)]. Qed.

(* what is true by itself near the limit *)
Lemma near_right a : at_right a (fun x => a < x < a + 1).
Proof.
  unfold at_right, within. assert (H : locally a (fun x => x < a + 1)) by (apply locally_lt; lra).
  revert H; apply filter_imp; intros; lra.
Qed.
Lemma near_left a : at_left a (fun x => a - 1 < x < a).
Proof.
  unfold at_left, within. assert (H : locally a (fun x => a - 1 < x)) by (apply locally_gt; lra).
  revert H; apply filter_imp; intros; lra.
Qed.
Lemma near_both (a : R) : Rbar_locally' a (fun x => x <> a /\ a - 1 < x < a + 1).
Proof.
  unfold Rbar_locally', locally', within. assert (H : locally a (fun x => a - 1 < x < a + 1)) by (apply locally_between; lra).
  revert H; apply filter_imp; intros; split; [assumption | lra].
Qed.
Lemma near_up c : Rbar_locally' p_infty (fun x => c < x).
Proof. exists c; auto. Qed.
Lemma near_down c : Rbar_locally' m_infty (fun x => x < c).
Proof. exists c; auto. Qed.

(* no limit where those from the left and from the right differ *)
Lemma gl_torn (a : R) (f : R -> R) l m : filterlim f (at_left a) (Rbar_locally l) -> filterlim f (at_right a) (Rbar_locally m) -> l <> m ->
  forall k : Rbar, ~ is_lim f a k.
Proof.
  intros A B N k H. apply N. unfold is_lim in H.
  assert (A' : filterlim f (at_left a) (Rbar_locally k)) by (revert H; apply gl_finer, left_both).
  assert (B' : filterlim f (at_right a) (Rbar_locally k)) by (revert H; apply gl_finer, right_both).
  assert (E : forall G (P : ProperFilter G) l1 l2, filterlim f G (Rbar_locally l1) -> filterlim f G (Rbar_locally l2) -> l1 = l2).
  { intros G P l1 l2 H1 H2. apply Rbar_le_antisym.
    - apply (filterlim_le (F := G) f f); [apply filter_forall; intros; lra | exact H1 | exact H2].
    - apply (filterlim_le (F := G) f f); [apply filter_forall; intros; lra | exact H2 | exact H1]. }
  rewrite (E _ (at_left_proper_filter a) _ _ A A'), (E _ (at_right_proper_filter a) _ _ B B'). reflexivity.
Qed.

(* ------------------------------------------------------------------ *)
(** * 2. L'Hospital's rule                                             *)
(* ------------------------------------------------------------------ *)
Definition gl_segment (F : (R -> Prop) -> Prop) :=
  (forall P, F P -> exists Q, F Q /\ forall x y c : R, Q x -> Q y -> Rmin x y <= c <= Rmax x y -> P c) /\ (forall x : R, F (fun y => y <> x)).
Lemma ne_locally (a x : R) : a <> x -> locally a (fun y => y <> x).
Proof.
  intro N. destruct (Rtotal_order a x) as [H|[H|H]]; [| contradiction |].
  - generalize (locally_lt x a H); apply filter_imp; intros; lra.
  - generalize (locally_gt x a H); apply filter_imp; intros; lra.
Qed.
Lemma seg_right a : gl_segment (at_right a).
Proof.
  split.
  - intros P [e He]. exists (fun y => a < y < a + e). split.
    + exists e. intros y Hy Ha. split; [exact Ha|].
      unfold ball in Hy; simpl in Hy; unfold AbsRing_ball, abs, minus, plus, opp in Hy; simpl in Hy.
      apply Rabs_def2 in Hy. lra.
    + intros x y c Hx Hy Hc. assert (B : a < c < a + e).
      { generalize (Rmin_glb_lt x y a (proj1 Hx) (proj1 Hy)) (Rmax_lub_lt x y (a + e) (proj2 Hx) (proj2 Hy)); lra. }
      apply He; [|lra]. unfold ball; simpl; unfold AbsRing_ball, abs, minus, plus, opp; simpl. apply Rabs_def1; lra.
  - intro x. unfold at_right, within. destruct (Req_dec a x) as [->|N].
    + apply filter_forall. intros; lra.
    + generalize (ne_locally a x N). apply filter_imp; auto.
Qed.
Lemma seg_left a : gl_segment (at_left a).
Proof.
  split.
  - intros P [e He]. exists (fun y => a - e < y < a). split.
    + exists e. intros y Hy Ha. split; [|exact Ha].
      unfold ball in Hy; simpl in Hy; unfold AbsRing_ball, abs, minus, plus, opp in Hy; simpl in Hy.
      apply Rabs_def2 in Hy. lra.
    + intros x y c Hx Hy Hc. assert (B : a - e < c < a).
      { generalize (Rmin_glb_lt x y (a - e) (proj1 Hx) (proj1 Hy)) (Rmax_lub_lt x y a (proj2 Hx) (proj2 Hy)); lra. }
      apply He; [|lra]. unfold ball; simpl; unfold AbsRing_ball, abs, minus, plus, opp; simpl. apply Rabs_def1; lra.
  - intro x. unfold at_left, within. destruct (Req_dec a x) as [->|N].
    + apply filter_forall. intros; lra.
    + generalize (ne_locally a x N). apply filter_imp; auto.
Qed.
Lemma seg_up : gl_segment (Rbar_locally' p_infty).
Proof.
  split.
  - intros P [M HM]. exists (fun y => M < y). split; [exists M; auto|].
    intros x y c Hx Hy Hc. apply HM. generalize (Rmin_glb_lt x y M Hx Hy); lra.
  - intro x. exists x. intros; lra.
Qed.
Lemma seg_down : gl_segment (Rbar_locally' m_infty).
Proof.
  split.
  - intros P [M HM]. exists (fun y => y < M). split; [exists M; auto|].
    intros x y c Hx Hy Hc. apply HM. generalize (Rmax_lub_lt x y M Hx Hy); lra.
  - intro x. exists x. intros; lra.
Qed.

Lemma mean (f df : R -> R) x y : (forall c, Rmin x y <= c <= Rmax x y -> is_derive f c (df c)) ->
  exists c, Rmin x y <= c <= Rmax x y /\ f y - f x = df c * (y - x).
Proof.
  intro H. apply (MVT_gen f x y df).
  - intros c Hc. apply H. lra.
  - intros c Hc. apply continuity_pt_filterlim. exact (C_of_D f c _ (H c Hc)).
Qed.
Lemma cauchy (f g df dg : R -> R) x y : x <> y -> (forall c, Rmin x y <= c <= Rmax x y -> is_derive f c (df c)) ->
  (forall c, Rmin x y <= c <= Rmax x y -> is_derive g c (dg c)) ->
  exists c, Rmin x y <= c <= Rmax x y /\ (f y - f x) * dg c = (g y - g x) * df c.
Proof.
  intros N Hf Hg.
  destruct (mean (fun t => (f y - f x) * g t - (g y - g x) * f t) (fun t => (f y - f x) * dg t - (g y - g x) * df t) x y) as [c [Hc E]].
  - intros c Hc. eapply D_eq.
    + apply D_sub; apply D_mul; [apply D_const | apply Hg, Hc | apply D_const | apply Hf, Hc].
    + cbv beta. ring.
  - exists c. split; [exact Hc|]. apply Rminus_diag_uniq, (Rmult_eq_reg_r (y - x)); [|lra]. rewrite <- E. ring.
Qed.

Section Hospital.
Context {F : (R -> Prop) -> Prop} {FF : ProperFilter F}.
Hypothesis Seg : gl_segment F.
Variables (g dg : R -> R).
Hypothesis Dg : F (fun x => is_derive g x (dg x)).
Hypothesis Ng : F (fun x => dg x <> 0).
Hypothesis Ag : F (fun x => g x <> 0).

(* the slope between two points near the limit *)
Lemma slope (f df : R -> R) m : F (fun x => is_derive f x (df x)) -> F (fun x => m <= df x / dg x) ->
  exists Q, F Q /\ (forall x, Q x -> g x <> 0) /\ (forall x y, Q x -> Q y -> x <> y -> g y - g x <> 0 /\ m <= (f y - f x) / (g y - g x)).
Proof.
  intros Df M.
  destruct (proj1 Seg _ (filter_and _ _ (filter_and _ _ Df Dg) (filter_and _ _ (filter_and _ _ Ng Ag) M))) as [Q [HQ Hc]].
  exists Q. split; [exact HQ|]. split.
  - intros x Hx. destruct (Hc x x x Hx Hx) as [_ [[_ A] _]]; [|exact A]. rewrite Rmin_left, Rmax_left by lra. lra.
  - intros x y Hx Hy N. specialize (Hc x y).
    destruct (mean g dg x y) as [c [B E]]; [intros c B; apply (Hc c Hx Hy B)|].
    assert (Z : g y - g x <> 0).
    { rewrite E. apply Rmult_integral_contrapositive_currified; [apply (Hc c Hx Hy B) | lra]. }
    split; [exact Z|].
    destruct (cauchy f g df dg x y N) as [k [B' E']]; try (intros k B'; apply (Hc k Hx Hy B')).
    destruct (Hc k Hx Hy B') as [_ [[N' _] K]].
    replace ((f y - f x) / (g y - g x)) with (df k / dg k); [exact K|].
    field_simplify_eq; [|split; assumption]. rewrite <- (Rmult_comm (g y)). lra.
Qed.

Lemma hospital_zero_ge (f df : R -> R) m : F (fun x => is_derive f x (df x)) -> F (fun x => m <= df x / dg x) ->
  filterlim f F (Rbar_locally (Finite 0)) -> filterlim g F (Rbar_locally (Finite 0)) -> F (fun x => m <= f x / g x).
Proof.
  intros Df M Zf Zg. destruct (slope f df m Df M) as [Q [HQ [A S]]].
  revert HQ. intro HQ. generalize HQ. apply filter_imp. intros x Hx.
  assert (L : filterlim (fun y => (f y - f x) / (g y - g x)) F (Rbar_locally (Finite (f x / g x)))).
  { apply (gl_value _ ((0 - f x) * / (0 - g x))); [|field; apply A, Hx].
    apply (gl_div _ _ (Finite (0 - f x)) (Finite (/ (0 - g x)))); [| |reflexivity].
    - apply (gl_sub f (fun _ => f x) (Finite 0) (Finite (f x))); [exact Zf | apply gl_const | reflexivity].
    - apply (gl_inv _ (Finite (0 - g x))); [| |reflexivity].
      + apply (gl_sub g (fun _ => g x) (Finite 0) (Finite (g x))); [exact Zg | apply gl_const | reflexivity].
      + intro E. injection E. intro E'. apply (A x Hx). lra. }
  apply (filterlim_le (F := F) (fun _ => m) (fun y => (f y - f x) / (g y - g x)) (Finite m) (Finite (f x / g x))); [|apply gl_const | exact L].
  generalize (filter_and _ _ HQ (proj2 Seg x)). apply filter_imp. intros y [Hy N]. apply S; auto.
Qed.
Lemma hospital_inf_ge (f df : R -> R) m e : 0 < e -> F (fun x => is_derive f x (df x)) -> F (fun x => m + e <= df x / dg x) ->
  filterlim (fun x => / g x) F (Rbar_locally (Finite 0)) -> F (fun x => m <= f x / g x).
Proof.
  intros P Df M Ig. destruct (slope f df (m + e) Df M) as [Q [HQ [A S]]].
  destruct (filter_ex (F := F) Q HQ) as [y Hy].
  assert (L1 : filterlim (fun x => 1 - g y * / g x) F (Rbar_locally (Finite 1))).
  { apply (gl_value _ (1 - g y * 0)); [|ring].
    apply (gl_sub (fun _ => 1) (fun x => g y * / g x) (Finite 1) (Finite (g y * 0))); [apply gl_const | | reflexivity].
    apply (gl_mul (fun _ => g y) (fun x => / g x) (Finite (g y)) (Finite 0)); [apply gl_const | exact Ig | reflexivity]. }
  assert (L2 : filterlim (fun x => (m + e) * (1 - g y * / g x) + f y * / g x - m) F (Rbar_locally (Finite e))).
  { apply (gl_value _ ((m + e) * 1 + f y * 0 - m)); [|ring].
    apply (gl_sub _ (fun _ => m) (Finite ((m + e) * 1 + f y * 0)) (Finite m)); [| apply gl_const | reflexivity].
    apply (gl_add _ _ (Finite ((m + e) * 1)) (Finite (f y * 0))); [| | reflexivity].
    - apply (gl_mul (fun _ => m + e) _ (Finite (m + e)) (Finite 1)); [apply gl_const | exact L1 | reflexivity].
    - apply (gl_mul (fun _ => f y) (fun x => / g x) (Finite (f y)) (Finite 0)); [apply gl_const | exact Ig | reflexivity]. }
  assert (P1 := gl_above _ _ L1 Rlt_0_1). assert (P2 := gl_above _ _ L2 P).
  generalize (filter_and _ _ (filter_and _ _ HQ (proj2 Seg y)) (filter_and _ _ P1 P2)). apply filter_imp.
  intros x [[Hx N] [H1 H2]]. destruct (S y x Hy Hx) as [Z K]; [auto|]. assert (G := A x Hx).
  replace (f x / g x) with ((f x - f y) / (g x - g y) * (1 - g y * / g x) + f y * / g x) by (field; split; assumption).
  assert (T : (m + e) * (1 - g y * / g x) <= (f x - f y) / (g x - g y) * (1 - g y * / g x)) by (apply Rmult_le_compat_r; lra).
  lra.
Qed.
End Hospital.

Section Hospitals.
Context {F : (R -> Prop) -> Prop} {FF : ProperFilter F}.
Hypothesis Seg : gl_segment F.
Variables (f df g dg : R -> R).
Hypothesis Df : F (fun x => is_derive f x (df x)).
Hypothesis Dg : F (fun x => is_derive g x (dg x)).
Hypothesis Ng : F (fun x => dg x <> 0).
Hypothesis Ag : F (fun x => g x <> 0).
Notation "f ~> l" := (filterlim f F (Rbar_locally l)) (at level 70).
Hypothesis Form : (f ~> Finite 0 /\ g ~> Finite 0) \/ (fun x => / g x) ~> Finite 0.

Lemma D_neg_near : F (fun x => is_derive (fun t => - f t) x (- df x)).
Proof. revert Df; apply filter_imp. intros x H. apply D_opp, H. Qed.
Lemma hospital_ge m e : 0 < e -> F (fun x => m + e <= df x / dg x) -> F (fun x => m <= f x / g x).
Proof.
  intros P M. destruct Form as [[A B]|I'].
  - apply (hospital_zero_ge Seg g dg Dg Ng Ag f df); try assumption. revert M; apply filter_imp; intros; lra.
  - apply (hospital_inf_ge Seg g dg Dg Ng Ag f df m e); assumption.
Qed.
Lemma hospital_le m e : 0 < e -> F (fun x => df x / dg x <= m - e) -> F (fun x => f x / g x <= m).
Proof.
  intros P M.
  assert (H : F (fun x => - m <= - f x / g x)).
  { destruct Form as [[A B]|I'].
    - apply (hospital_zero_ge Seg g dg Dg Ng Ag (fun t => - f t) (fun t => - df t)); [apply D_neg_near | | | exact B].
      + generalize (filter_and _ _ M Ng); apply filter_imp. intros x [H N]. unfold Rdiv in *. rewrite <- Ropp_mult_distr_l. lra.
      + apply (gl_opp f (Finite 0)); [exact A | simpl; f_equal; ring].
    - apply (hospital_inf_ge Seg g dg Dg Ng Ag (fun t => - f t) (fun t => - df t) (- m) e); [exact P | apply D_neg_near | | exact I'].
      generalize (filter_and _ _ M Ng); apply filter_imp. intros x [H N]. unfold Rdiv in *. rewrite <- Ropp_mult_distr_l. lra. }
  revert H; apply filter_imp. intros x H. unfold Rdiv in *. rewrite <- Ropp_mult_distr_l in H. lra.
Qed.
Theorem hospital (l : Rbar) : (fun x => df x / dg x) ~> l -> (fun x => f x / g x) ~> l.
Proof.
  intro H. destruct l as [l| |].
  - apply gl_between; intros e He.
    + apply (hospital_ge (l - e) (e / 2)); [lra|].
      assert (B : locally l (fun y => l - e / 2 < y)) by (apply locally_gt; lra).
      generalize (H _ B). unfold filtermap. apply filter_imp. intros; lra.
    + apply (hospital_le (l + e) (e / 2)); [lra|].
      assert (B : locally l (fun y => y < l + e / 2)) by (apply locally_lt; lra).
      generalize (H _ B). unfold filtermap. apply filter_imp. intros; lra.
  - apply gl_unbounded. intro m. apply (hospital_ge m 1); [lra|].
    assert (B : Rbar_locally p_infty (fun y => m + 1 < y)) by (exists (m + 1); auto).
    generalize (H _ B). unfold filtermap. apply filter_imp. intros; lra.
  - apply (gl_ext _ (fun x => - (- (f x / g x)))); [apply filter_forall; intros; ring|].
    apply (gl_opp _ p_infty); [|reflexivity]. apply gl_unbounded. intro m.
    assert (B : Rbar_locally m_infty (fun y => y < - m - 1)) by (exists (- m - 1); auto).
    assert (T : F (fun x => f x / g x <= - m)).
    { apply (hospital_le (- m) 1); [lra|]. generalize (H _ B). unfold filtermap. apply filter_imp. intros; lra. }
    revert T; apply filter_imp. intros; lra.
Qed.
End Hospitals.
Theorem hospital0 {F : (R -> Prop) -> Prop} {FF : ProperFilter F} (f df g dg : R -> R) (l : Rbar) :
  filterlim f F (Rbar_locally (Finite 0)) -> filterlim g F (Rbar_locally (Finite 0)) -> filterlim (fun x => df x / dg x) F (Rbar_locally l) ->
  gl_segment F -> F (fun x => is_derive f x (df x)) -> F (fun x => is_derive g x (dg x)) -> F (fun x => dg x <> 0) -> F (fun x => g x <> 0) ->
  filterlim (fun x => f x / g x) F (Rbar_locally l).
Proof. intros A B H S Df Dg Ng Ag. apply (hospital S f df g dg); auto. Qed.
Theorem hospital1 {F : (R -> Prop) -> Prop} {FF : ProperFilter F} (f df g dg : R -> R) (l m : Rbar) :
  filterlim g F (Rbar_locally m) -> filterlim (fun x => df x / dg x) F (Rbar_locally l) -> m = p_infty \/ m = m_infty ->
  gl_segment F -> F (fun x => is_derive f x (df x)) -> F (fun x => is_derive g x (dg x)) -> F (fun x => dg x <> 0) -> F (fun x => g x <> 0) ->
  filterlim (fun x => f x / g x) F (Rbar_locally l).
Proof.
  intros B H I S Df Dg Ng Ag. apply (hospital S f df g dg); auto. right. apply (gl_inv g m); [exact B | | ]; destruct I as [ -> | -> ]; try discriminate; reflexivity.
Qed.

(* ------------------------------------------------------------------ *)
(** * 3. Functions at the ends of where they are defined               *)
(* ------------------------------------------------------------------ *)
Lemma end_exp_up : filterlim exp (Rbar_locally' p_infty) (Rbar_locally p_infty).
Proof. exact is_lim_exp_p. Qed.
Lemma end_exp_down : filterlim exp (Rbar_locally' m_infty) (Rbar_locally (Finite 0)).
Proof. exact is_lim_exp_m. Qed.
Lemma end_ln_up : filterlim ln (Rbar_locally' p_infty) (Rbar_locally p_infty).
Proof. exact is_lim_ln_p. Qed.
Lemma end_ln_zero : filterlim ln (at_right 0) (Rbar_locally m_infty).
Proof. exact is_lim_ln_0. Qed.
Lemma end_sqrt_up : filterlim sqrt (Rbar_locally' p_infty) (Rbar_locally p_infty).
Proof. exact filterlim_sqrt_p. Qed.
Lemma end_sqrt_zero : filterlim sqrt (at_right 0) (Rbar_locally (Finite 0)).
Proof.
  rewrite <- sqrt_0 at 2. apply (gl_finer _ (locally 0)); [exact (right_locally 0)|]. apply continuous_sqrt.
Qed.
Lemma gl_down_by_up (f g : R -> R) l : (forall x, f x = g (- x)) -> filterlim g (Rbar_locally' p_infty) (Rbar_locally l) ->
  filterlim f (Rbar_locally' m_infty) (Rbar_locally l).
Proof.
  intros E H. apply (gl_ext f (fun x => g (- x))); [apply filter_forall; exact E|].
  apply (filterlim_comp _ _ _ Ropp g _ (Rbar_locally' p_infty)); [|exact H]. exact (filterlim_Rbar_opp m_infty).
Qed.
Lemma exp_opp_up : filterlim (fun x => exp (- x)) (Rbar_locally' p_infty) (Rbar_locally (Finite 0)).
Proof.
  apply (filterlim_comp _ _ _ Ropp exp _ (Rbar_locally m_infty)); [exact (filterlim_Rbar_opp p_infty) | exact is_lim_exp_m].
Qed.
Lemma end_sinh_up : filterlim sinh (Rbar_locally' p_infty) (Rbar_locally p_infty).
Proof.
  apply (gl_mul (fun x => exp x - exp (- x)) (fun _ => / 2) p_infty (Finite (/ 2))); [| apply gl_const |].
  - apply (gl_sub exp _ p_infty (Finite 0)); [exact end_exp_up | exact exp_opp_up | reflexivity].
  - apply is_Rbar_mult_p_infty_pos. simpl. lra.
Qed.
Lemma end_cosh_up : filterlim cosh (Rbar_locally' p_infty) (Rbar_locally p_infty).
Proof.
  apply (gl_mul (fun x => exp x + exp (- x)) (fun _ => / 2) p_infty (Finite (/ 2))); [| apply gl_const |].
  - apply (gl_add exp _ p_infty (Finite 0)); [exact end_exp_up | exact exp_opp_up | reflexivity].
  - apply is_Rbar_mult_p_infty_pos. simpl. lra.
Qed.
Lemma end_tanh_up : filterlim tanh (Rbar_locally' p_infty) (Rbar_locally (Finite 1)).
Proof.
  apply (gl_ext _ (fun x => 1 - 2 * / (exp x * exp x + 1))).
  - apply filter_forall. intro x. rewrite tanh_alt. rewrite exp_Ropp. generalize (exp_pos x); intro. field. split; nra.
  - apply (gl_value _ (1 - 2 * 0)); [|ring].
    apply (gl_sub (fun _ => 1) (fun x => 2 * / (exp x * exp x + 1)) (Finite 1) (Finite (2 * 0))); [apply gl_const | | reflexivity].
    apply (gl_mul (fun _ => 2) (fun x => / (exp x * exp x + 1)) (Finite 2) (Finite 0)); [apply gl_const | | reflexivity].
    apply (gl_inv _ p_infty); [| discriminate | reflexivity].
    apply (gl_add (fun x => exp x * exp x) (fun _ => 1) p_infty (Finite 1)); [| apply gl_const | reflexivity].
    apply (gl_mul exp exp p_infty p_infty); [exact end_exp_up | exact end_exp_up | reflexivity].
Qed.
Lemma gl_odd (f : R -> R) l m : (forall x, f (- x) = - f x) -> m = Rbar_opp l -> filterlim f (Rbar_locally' p_infty) (Rbar_locally l) ->
  filterlim f (Rbar_locally' m_infty) (Rbar_locally m).
Proof.
  intros O E H. apply (gl_down_by_up f (fun x => - f x)).
  - intro x. rewrite O. ring.
  - apply (gl_opp f l); assumption.
Qed.
Lemma end_sinh_down : filterlim sinh (Rbar_locally' m_infty) (Rbar_locally m_infty).
Proof. apply (gl_odd sinh p_infty); [|reflexivity | exact end_sinh_up]. intro x. unfold sinh. rewrite Ropp_involutive. field. Qed.
Lemma end_cosh_down : filterlim cosh (Rbar_locally' m_infty) (Rbar_locally p_infty).
Proof. apply (gl_down_by_up cosh cosh); [|exact end_cosh_up]. intro x. unfold cosh. rewrite Ropp_involutive. field. Qed.
Lemma end_tanh_down : filterlim tanh (Rbar_locally' m_infty) (Rbar_locally (Finite (- 1))).
Proof. apply (gl_odd tanh (Finite 1)); [exact tanh_neg | reflexivity | exact end_tanh_up]. Qed.
Lemma end_atan_up : filterlim atan (Rbar_locally' p_infty) (Rbar_locally (Finite (PI / 2))).
Proof.
  apply gl_between; intros e He.
  - set (a := Rmax 0 (PI / 2 - e)).
    assert (B : 0 <= a < PI / 2) by (unfold a; generalize PI_RGT_0; split; [apply Rmax_l | apply Rmax_lub_lt; lra]).
    exists (tan a). intros x Hx. apply Rle_trans with a; [apply Rmax_r|].
    rewrite <- (atan_tan a) by lra. apply Rlt_le, atan_increasing, Hx.
  - apply filter_forall. intro x. generalize (atan_bound x); lra.
Qed.
Lemma end_atan_down : filterlim atan (Rbar_locally' m_infty) (Rbar_locally (Finite (- (PI / 2)))).
Proof. apply (gl_odd atan (Finite (PI / 2))); [exact atan_neg | reflexivity | exact end_atan_up]. Qed.
Lemma gauss_up : filterlim (fun x => exp (- x ^ 2)) (Rbar_locally' p_infty) (Rbar_locally (Finite 0)).
Proof.
  apply (gl_squeeze (fun _ => 0) _ (fun x => exp (- x))).
  - apply filter_forall. intros; apply Rlt_le, exp_pos.
  - generalize (near_up 1); apply filter_imp. intros x Hx. apply Rlt_le, exp_increasing. nra.
  - apply gl_const.
  - exact exp_opp_up.
Qed.
Lemma end_phi_up : filterlim phi (Rbar_locally' p_infty) (Rbar_locally (Finite 0)).
Proof.
  apply (gl_value _ (0 * / sqrt (2 * PI))); [|ring].
  apply (gl_mul (fun x => exp (- x ^ 2 / 2)) (fun _ => / sqrt (2 * PI)) (Finite 0) (Finite (/ sqrt (2 * PI)))); [| apply gl_const | reflexivity].
  apply (gl_squeeze (fun _ => 0) _ (fun x => exp (- x))).
  - apply filter_forall. intros; apply Rlt_le, exp_pos.
  - generalize (near_up 2); apply filter_imp. intros x Hx. apply Rlt_le, exp_increasing. nra.
  - apply gl_const.
  - exact exp_opp_up.
Qed.
Lemma end_phi_down : filterlim phi (Rbar_locally' m_infty) (Rbar_locally (Finite 0)).
Proof. apply (gl_down_by_up phi phi); [|exact end_phi_up]. intro x. symmetry. apply phi_neg. Qed.

(* ------------------------------------------------------------------ *)
(** * 4. The Gaussian integral                                        *)
(* ------------------------------------------------------------------ *)
Lemma end_gauss : filterlim gauss (Rbar_locally' p_infty) (Rbar_locally (Finite (sqrt PI / 2))).
Proof.
  assert (H : filterlim (fun x => sqrt (PI / 4 - gauss_aux x)) (Rbar_locally' p_infty) (Rbar_locally (Finite (sqrt (PI / 4 - 0))))).
  { apply (gl_comp_c sqrt (fun x => PI / 4 - gauss_aux x) (PI / 4 - 0)); [|apply continuous_sqrt].
    apply (gl_sub (fun _ => PI / 4) gauss_aux (Finite (PI / 4)) (Finite 0)); [apply gl_const | | reflexivity].
    apply (gl_squeeze (fun _ => 0) _ (fun x => exp (- x ^ 2))); [| | apply gl_const | exact gauss_up];
      apply filter_forall; intro x; apply gauss_aux_bound. }
  apply (gl_value _ (sqrt (PI / 4 - 0))).
  - revert H. apply gl_ext. generalize (near_up 0); apply filter_imp. intros x Hx.
    rewrite <- (gauss_sum x) by lra. replace (gauss x ^ 2 + gauss_aux x - gauss_aux x) with (Rsqr (gauss x)) by (unfold Rsqr; ring).
    symmetry. apply sqrt_Rsqr. apply RInt_ge_0; [lra | apply gauss_ex|]. intros; apply Rlt_le, exp_pos.
  - rewrite Rminus_0_r. rewrite sqrt_div_alt by lra. replace 4 with (Rsqr 2) by (unfold Rsqr; ring). rewrite sqrt_Rsqr by lra. reflexivity.
Qed.
Lemma end_erf_up : filterlim erf (Rbar_locally' p_infty) (Rbar_locally (Finite 1)).
Proof.
  apply (gl_value _ (2 / sqrt PI * (sqrt PI / 2))); [|field; apply Rgt_not_eq, sqrt_PI_pos].
  apply (gl_mul (fun _ => 2 / sqrt PI) gauss (Finite (2 / sqrt PI)) (Finite (sqrt PI / 2))); [apply gl_const | exact end_gauss | reflexivity].
Qed.
Lemma end_erf_down : filterlim erf (Rbar_locally' m_infty) (Rbar_locally (Finite (- 1))).
Proof. apply (gl_odd erf (Finite 1)); [exact erf_neg | reflexivity | exact end_erf_up]. Qed.
Lemma end_Phi_up : filterlim Phi (Rbar_locally' p_infty) (Rbar_locally (Finite 1)).
Proof.
  apply (gl_value _ (1 / 2 * (1 + 1))); [|field].
  apply (gl_mul (fun _ => 1 / 2) (fun x => 1 + erf (x / sqrt 2)) (Finite (1 / 2)) (Finite (1 + 1))); [apply gl_const | | reflexivity].
  apply (gl_add (fun _ => 1) (fun x => erf (x / sqrt 2)) (Finite 1) (Finite 1)); [apply gl_const | | reflexivity].
  apply (gl_comp_inf erf (fun x => x / sqrt 2) p_infty); [|exact end_erf_up].
  apply (gl_mul (fun x => x) (fun _ => / sqrt 2) p_infty (Finite (/ sqrt 2))); [apply filterlim_id | apply gl_const |].
  apply is_Rbar_mult_p_infty_pos. simpl. apply Rinv_0_lt_compat, sqrt2_pos.
Qed.
Lemma end_Phi_down : filterlim Phi (Rbar_locally' m_infty) (Rbar_locally (Finite 0)).
Proof.
  apply (gl_value _ (1 - 1)); [|ring].
  apply (gl_down_by_up Phi (fun x => 1 - Phi x)); [intro x; rewrite Phi_neg; ring|].
  apply (gl_sub (fun _ => 1) Phi (Finite 1) (Finite 1)); [apply gl_const | exact end_Phi_up | reflexivity].
Qed.

Lemma end_asin_right : filterlim asin (at_left 1) (Rbar_locally (Finite (PI / 2))).
Proof.
  apply gl_between; intros e He.
  - set (a := Rmax 0 (PI / 2 - e)).
    assert (B : 0 <= a < PI / 2) by (unfold a; generalize PI_RGT_0; split; [apply Rmax_l | apply Rmax_lub_lt; lra]).
    assert (S1 : sin a < 1) by (rewrite <- sin_PI2; apply sin_increasing_1; lra).
    assert (H : at_left 1 (fun x => sin a < x)) by (apply left_locally, locally_gt, S1).
    generalize (filter_and _ _ H (near_left 1)). apply filter_imp. intros x [Hx [L U]].
    apply Rle_trans with a; [apply Rmax_r|]. destruct (Rle_lt_dec a (asin x)) as [|N]; [assumption | exfalso].
    assert (Q := asin_bound x). assert (T : sin (asin x) < sin a) by (apply sin_increasing_1; lra).
    rewrite sin_asin in T; lra.
  - apply filter_forall. intro x. generalize (asin_bound x); lra.
Qed.
Lemma end_asin_left : filterlim asin (at_right (- 1)) (Rbar_locally (Finite (- (PI / 2)))).
Proof.
  apply (gl_ext asin (fun x => - asin (- x))); [apply filter_forall; intro x; rewrite asin_opp; ring|].
  apply (gl_opp (fun x => asin (- x)) (Finite (PI / 2))); [|reflexivity].
  apply (gl_comp_within asin Ropp 1 (fun y => y < 1)); [| | exact end_asin_right].
  - apply (gl_value _ (- - 1)); [|ring]. apply (gl_opp (fun x => x) (Finite (- 1))); [|reflexivity].
    exact (gl_finer (at_right (- 1)) (locally (- 1)) (fun x => x) (Finite (- 1)) (right_locally (- 1)) (filterlim_id R (locally (- 1)))).
  - generalize (near_right (- 1)). apply filter_imp. intros; lra.
Qed.
Lemma end_acos_right : filterlim acos (at_left 1) (Rbar_locally (Finite 0)).
Proof.
  apply (gl_ext _ (fun x => PI / 2 - asin x)).
  - generalize (near_left 1). apply filter_imp. intros x Hx. apply acos_asin; lra.
  - apply (gl_value _ (PI / 2 - PI / 2)); [|ring]. apply (gl_sub (fun _ => PI / 2) asin (Finite (PI / 2)) (Finite (PI / 2))); [apply gl_const | exact end_asin_right | reflexivity].
Qed.
Lemma end_acos_left : filterlim acos (at_right (- 1)) (Rbar_locally (Finite PI)).
Proof.
  apply (gl_ext _ (fun x => PI / 2 - asin x)).
  - generalize (near_right (- 1)). apply filter_imp. intros x Hx. apply acos_asin; lra.
  - apply (gl_value _ (PI / 2 - - (PI / 2))); [|field]. apply (gl_sub (fun _ => PI / 2) asin (Finite (PI / 2)) (Finite (- (PI / 2)))); [apply gl_const | exact end_asin_left | reflexivity].
Qed.
Ltac gl_end :=
  first
  [ exact end_exp_up | exact end_exp_down | exact end_ln_up | exact end_ln_zero | exact end_sqrt_up | exact end_sqrt_zero
  | exact end_sinh_up | exact end_sinh_down | exact end_cosh_up | exact end_cosh_down | exact end_tanh_up | exact end_tanh_down
  | exact end_atan_up | exact end_atan_down | exact end_phi_up | exact end_phi_down
  | exact end_erf_up | exact end_erf_down | exact end_Phi_up | exact end_Phi_down
  | exact end_asin_right | exact end_asin_left | exact end_acos_right | exact end_acos_left ].

(* ------------------------------------------------------------------ *)
(** * 5. Steps of a proof                                              *)
(* ------------------------------------------------------------------ *)
Ltac gl_intro := intros; repeat match goal with H : _ /\ _ |- _ => destruct H | H : True |- _ => clear H end.
Lemma ln_lt1 x : 0 < x < 1 -> ln x < 0.
Proof. intro H; rewrite <- ln_1; apply ln_increasing; lra. Qed.
Lemma pow2_pos x : x <> 0 -> 0 < x ^ 2.
Proof. intro N. assert (0 <= x ^ 2) by apply pow2_ge_0. assert (x ^ 2 <> 0) by (apply pow_nonzero, N). lra. Qed.
Lemma Rpower_pos b p : 0 < b -> Rpower b (IZR (Zpos p)) = b ^ Pos.to_nat p.
Proof. intro H. rewrite <- (Rpower_pow (Pos.to_nat p) b H). f_equal. rewrite INR_IPR. reflexivity. Qed.
Lemma ln_ne0 x : 0 < x -> x <> 1 -> ln x <> 0.
Proof.
  intros P N. destruct (Rtotal_order x 1) as [H|[H|H]]; [|contradiction|].
  - apply Rlt_not_eq, ln_lt1; lra.
  - apply Rgt_not_eq, Rlt_gt, ln_gt1; lra.
Qed.
(* on which side of 0 logarithms are, and that squares are above *)
Ltac gl_ln_facts :=
  repeat match goal with
  | |- context [ln ?a] =>
      lazymatch goal with
      | H : ln a < 0 |- _ => fail | H : 0 < ln a |- _ => fail | H : ln a <> 0 |- _ => fail
      | _ => first [ assert (ln a < 0) by (apply ln_lt1; lra) | assert (0 < ln a) by (apply ln_gt1; lra)
               | assert (ln a <> 0) by (apply ln_ne0; [lra | assumption]) ]
      end
  end.
Ltac gl_square_facts :=
  repeat match goal with
  | |- context [?a ^ 2] =>
      lazymatch goal with H : 0 < a ^ 2 |- _ => fail | _ => assert (0 < a ^ 2) by (apply pow2_pos; lra) end
  end.
Ltac gl_powers :=
  repeat match goal with
  | |- context [Rpower ?b (IZR (Zpos ?p))] => rewrite (Rpower_pos b p) by gp_pos; let n := eval compute in (Pos.to_nat p) in change (Pos.to_nat p) with n
  end.
Ltac gl_roots :=
  repeat match goal with
  | |- context [sqrt (?a / ?b)] => rewrite (sqrt_div_alt a b) by gp_pos
  | |- context [sqrt (?b ^ 2)] => first [ rewrite (sqrt_pow2 b) by lra | (replace (b ^ 2) with ((- b) ^ 2) by ring; rewrite (sqrt_pow2 (- b)) by lra) ]
  | |- context [sqrt (?a * ?b)] => rewrite (sqrt_mult_alt a b) by gp_le0
  end.
(* the root of a product, where the product of the roots is spoken of too *)
Ltac gl_joined :=
  repeat match goal with
  | |- context [sqrt ?a] =>
      match goal with |- context [sqrt ?b * sqrt ?c] =>
        tryif first [ constr_eq a b | constr_eq a c ] then fail else
        replace (sqrt a) with (sqrt b * sqrt c) by (rewrite <- (sqrt_mult_alt b c) by first [lra | gp_le0]; f_equal; ring) end
  end.
Ltac gl_root_pi :=
  gl_roots;
  let E := fresh "E" in assert (E : sqrt PI * sqrt PI = PI) by (apply sqrt_sqrt, Rlt_le, PI_RGT_0);
  let P := fresh "P" in pose proof sqrt_PI_pos as P;
  let q := fresh "q" in set (q := sqrt PI) in *; clearbody q; rewrite <- E; field; lra.
(* an equation or a sign that does not move *)
Ltac gl_numerals :=
  repeat match goal with
  | |- context [lt_dec ?a ?b] => destruct (lt_dec a b); try (exfalso; lia)
  | |- context [le_dec ?a ?b] => destruct (le_dec a b); try (exfalso; lia)
  | |- context [Nat.eq_dec ?a ?b] => destruct (Nat.eq_dec a b); try (exfalso; lia)
  end.
Ltac gl_eq := gl_numerals; first [ reflexivity | lra | solve [lazymatch goal with |- context [sqrt (_ / PI)] => gl_root_pi end] | solve [gp_all] | solve [gp_consts; gp_all] | gl_fact_hook ].
Ltac gl_sign := simpl; first [ lra | solve [gp_pos] | solve [apply Ropp_lt_gt_0_contravar, Rlt_gt; gp_pos] | solve [apply Rinv_lt_0_compat; lra] | solve [apply ln_lt1; lra] | solve [gp_all] | gl_fact_hook ].
(* two limits are one *)
Ltac gl_limits := first [ reflexivity | (apply f_equal; gl_eq) ].
Lemma gl_same (F : (R -> Prop) -> Prop) (f : R -> R) l m : filterlim f F (Rbar_locally l) -> l = m -> filterlim f F (Rbar_locally m).
Proof. intros H <-; exact H. Qed.

(* near the limit: by what is known there, at each point *)
Ltac gl_base :=
  lazymatch goal with
  | |- at_right ?a _ => pose proof (near_right a)
  | |- at_left ?a _ => pose proof (near_left a)
  | |- Rbar_locally' (Finite ?a) _ => pose proof (near_both a)
  | |- Rbar_locally' p_infty _ => pose proof (near_up 1)
  | |- Rbar_locally' m_infty _ => pose proof (near_down (- 1))
  end.
Ltac gl_gather :=
  repeat match goal with H : ?F ?Q |- ?F ?P => apply (gl_use Q P H); clear H end.
Ltac gl_hyps := repeat match goal with H : _ /\ _ |- _ => destruct H | H : True |- _ => clear H end.
Ltac gl_eta :=
  try lazymatch goal with
  | |- is_derive (fun _ => _) _ _ => idtac
  | |- is_derive ?f ?x ?l => change (is_derive (fun t : R => f t) x l)
  end.
(* the density of the normal distribution: exponents that are opposite, the root of a product *)
Ltac gl_exp_atoms :=
  repeat first
  [ gp_atom1 exp
  | match goal with
    | |- context [exp ?A] =>
      match goal with
      | |- context [exp ?B] =>
        tryif constr_eq A B then fail else
        (let H := fresh in assert (H : exp A = / exp B) by (rewrite <- (exp_Ropp B); f_equal; gp_eqarg); rewrite H; clear H)
      end
    end ].
Ltac gl_normal :=
  lazymatch goal with
  | |- is_derive _ _ _ => eapply D_eq; [ gp_d; gp_pos | cbv beta; gl_normal ]
  | |- _ => unfold Phi, phi; rewrite ?sqrt_2PI; gl_exp_atoms;
      field; repeat split; first [ apply exp_ne0 | apply Rgt_not_eq, sqrt2_pos | apply Rgt_not_eq, sqrt_PI_pos | gp_pos ]
  end.
(* what is bounded times what has a sign *)
Ltac gl_reciprocals :=
  repeat match goal with
  | |- context [1 / ?x] =>
      let r := fresh "r" in let H := fresh "H" in
      first [ assert (H : 0 < 1 / x) by gp_pos | assert (H : 1 / x < 0) by (unfold Rdiv; rewrite Rmult_1_l; apply Rinv_lt_0_compat; lra) ];
      set (r := 1 / x) in *; clearbody r
  end.
Ltac gl_bounded := gp_facts; gl_reciprocals; nra.
Ltac gl_near_point :=
  gl_gather; apply filter_forall; let x := fresh "x" in intro x; cbv beta; intros; gl_hyps; gl_eta;
  first [ solve [auto] | lra | solve [progress gl_joined; first [lra | (f_equal; ring) | (field; gp_pos)]] | solve [gp_all] | solve [gl_bounded] | solve [gl_ln_facts; gl_square_facts; first [lra | gp_pos]]
  | solve [progress gl_powers; gp_all] | solve [gl_ln_facts; progress gl_roots; gp_all] | solve [gl_normal] ].
Ltac gl_near_cont :=
  lazymatch goal with
  | |- at_right ?a ?P => apply (right_locally a P); gp_near_
  | |- at_left ?a ?P => apply (left_locally a P); gp_near_
  | |- Rbar_locally' (Finite ?a) ?P => apply (both_locally a P); gp_near_
  end.
Ltac gl_near :=
  lazymatch goal with
  | |- _ (fun x => _ /\ _) => apply filter_and; gl_near
  | |- _ => first [ assumption | solve [gl_base; gl_near_point] | solve [gl_near_cont] ]
  end.
Ltac gl_n_sign L := first
  [ solve [gl_near]
  | (gl_base; first
    [ (let N := fresh "N" in assert (N := gl_above_inf _ L); gl_near_point)
    | (let N := fresh "N" in assert (N := gl_below_inf _ L); gl_near_point)
    | (let N := fresh "N" in assert (N := gl_above _ _ L ltac:(gl_sign)); gl_near_point)
    | (let N := fresh "N" in assert (N := gl_below _ _ L ltac:(gl_sign)); gl_near_point)
    | (let N := fresh "N" in assert (N := gl_apart _ _ L ltac:(gp_pos)); gl_near_point) ]) ].

(* what is so in one case only *)
Ltac gl_here :=
  repeat match goal with
  | L : ?A -> _ |- _ => let K := fresh "K" in assert (K : A) by first [assumption | lra | tauto]; specialize (L K); clear K
  end.
Ltac gl_case := intros; gl_here.
Ltac gl_meet L :=
  lazymatch type of L with
  | ?A -> _ => let K := fresh "K" in assert (K : A) by gs_hyp; specialize (L K); clear K; gl_meet L
  | _ => idtac
  end.
Ltac gl_cases C L M :=
  let K := fresh "K" in
  destruct (classic C) as [K|K]; gs_split; gs_opposite; [ gl_meet L; exact L | gl_meet M; exact M ].
Ltac gl_s_constant := first [ apply gl_const | (eapply gl_same; [ apply gl_const | gl_limits ]) ].
Ltac gl_s_variable :=
  lazymatch goal with
  | |- filterlim _ (at_right ?a) _ => exact (gl_finer (at_right a) (locally a) (fun x => x) (Finite a) (right_locally a) (filterlim_id R (locally a)))
  | |- filterlim _ (at_left ?a) _ => exact (gl_finer (at_left a) (locally a) (fun x => x) (Finite a) (left_locally a) (filterlim_id R (locally a)))
  | |- filterlim _ (Rbar_locally' (Finite ?a)) _ => exact (gl_finer (Rbar_locally' a) (locally a) (fun x => x) (Finite a) (both_locally a) (filterlim_id R (locally a)))
  | |- filterlim _ (Rbar_locally' ?l) _ => exact (filterlim_id R (Rbar_locally l))
  end.
Ltac gl_times := first
  [ reflexivity
  | (apply is_Rbar_mult_p_infty_pos; solve [gl_sign]) | (apply is_Rbar_mult_p_infty_neg; solve [gl_sign])
  | (apply is_Rbar_mult_m_infty_pos; solve [gl_sign]) | (apply is_Rbar_mult_m_infty_neg; solve [gl_sign])
  | (apply is_Rbar_mult_sym; first
    [ (apply is_Rbar_mult_p_infty_pos; solve [gl_sign]) | (apply is_Rbar_mult_p_infty_neg; solve [gl_sign])
    | (apply is_Rbar_mult_m_infty_pos; solve [gl_sign]) | (apply is_Rbar_mult_m_infty_neg; solve [gl_sign]) ]) ].
Ltac gl_inverse M :=
  lazymatch type of M with
  | filterlim _ _ (Rbar_locally p_infty) => refine (gl_inv _ p_infty _ M _ _); [ discriminate | reflexivity ]
  | filterlim _ _ (Rbar_locally m_infty) => refine (gl_inv _ m_infty _ M _ _); [ discriminate | reflexivity ]
  | filterlim _ _ (Rbar_locally (Finite ?b)) => first
      [ (refine (gl_inv _ (Finite b) _ M _ _);
         [ let E := fresh "E" in let N := fresh "N" in intro E; injection E; change (b <> 0); first [solve [gp_pos] | solve [gl_sign] | solve [gp_all] | solve [gl_fact_hook]] | reflexivity ])
      | (refine (gl_inv_above _ (gl_value _ _ 0 M _) _); [ solve [gl_eq] | solve [gl_near] ])
      | (refine (gl_inv_below _ (gl_value _ _ 0 M _) _); [ solve [gl_eq] | solve [gl_near] ]) ]
  end.
Ltac gl_s_opp L := eapply gl_same; [ refine (gl_opp _ _ _ L eq_refl) | gl_limits ].
Ltac gl_s_add L M := eapply gl_same; [ refine (gl_add _ _ _ _ _ L M _); reflexivity | gl_limits ].
Ltac gl_s_sub L M := eapply gl_same; [ refine (gl_sub _ _ _ _ _ L M _); reflexivity | gl_limits ].
Ltac gl_s_mul L M := eapply gl_same; [ refine (gl_mul _ _ _ _ _ L M _); gl_times | gl_limits ].
Ltac gl_s_div L M := eapply gl_same; [ refine (gl_div _ _ _ _ _ L _ _); [ gl_inverse M | gl_times ] | gl_limits ].
Ltac gl_s_end := first [ gl_end | (eapply gl_same; [ gl_end | gl_limits ]) ].
Ltac gl_s_into C L := eapply gl_same; [ refine (gl_comp_c _ _ _ L C) | gl_limits ].
Ltac gl_s_comp O L :=
  eapply gl_same; [ first
  [ refine (gl_comp_inf _ _ _ _ L O)
  | (refine (gl_comp_within _ _ _ _ _ L _ O); cbv beta; gl_near) ] | gl_limits ].
(* where cases meet at the point: on either side of it, and there *)
Ltac gl_c := first
  [ solve [gp_c] | lazymatch goal with |- continuous ?f ?a => let v := eval cbv beta in (f a) in gp_split_value v; gp_c end ].
Ltac gl_s_continuous :=
  lazymatch goal with
  | |- filterlim ?f (at_right ?a) _ => eapply gl_same; [ apply (gl_finer (at_right a) (locally a) f (Finite (f a)) (right_locally a)); change (continuous f a); gl_c | gl_limits ]
  | |- filterlim ?f (at_left ?a) _ => eapply gl_same; [ apply (gl_finer (at_left a) (locally a) f (Finite (f a)) (left_locally a)); change (continuous f a); gl_c | gl_limits ]
  | |- filterlim ?f (Rbar_locally' (Finite ?a)) _ => eapply gl_same; [ apply (gl_finer (Rbar_locally' a) (locally a) f (Finite (f a)) (both_locally a)); change (continuous f a); gl_c | gl_limits ]
  end.
Ltac gl_s_equal L := refine (gl_ext _ _ _ _ L); cbv beta; gl_near.
Ltac gl_s_value L := eapply gl_same; [ exact L | gl_limits ].
Ltac gl_s_squeeze L M := first [ refine (gl_squeeze _ _ _ _ _ _ L M); gl_near | refine (gl_squeeze _ _ _ _ _ _ M L); gl_near ].
Ltac gl_s_squeeze1 L := first
  [ refine (filterlim_ge_p_infty _ _ _ L); gl_near | refine (filterlim_le_m_infty _ _ _ L); gl_near ].
Ltac gl_s_both L M := exact (gl_sides _ _ _ L M).
Ltac gl_s_side L := first [ exact (gl_finer _ _ _ _ (right_both _) L) | exact (gl_finer _ _ _ _ (left_both _) L) ].
Ltac gl_segment_ := first [ exact seg_up | exact seg_down | apply seg_right | apply seg_left ].
(* from both sides: on each side *)
Ltac gl_halve F a :=
  lazymatch F with
  | at_left => repeat match goal with H : Rbar_locally' (Finite a) ?P |- _ => apply (left_both a P) in H | H : filterlim ?f (Rbar_locally' (Finite a)) (Rbar_locally ?l) |- _ => apply (gl_finer _ _ f l (left_both a)) in H end
  | at_right => repeat match goal with H : Rbar_locally' (Finite a) ?P |- _ => apply (right_both a P) in H | H : filterlim ?f (Rbar_locally' (Finite a)) (Rbar_locally ?l) |- _ => apply (gl_finer _ _ f l (right_both a)) in H end
  end.
Ltac gl_s_hospital0 R Lf Lg :=
  lazymatch goal with
  | |- filterlim _ (Rbar_locally' (Finite ?a)) _ => apply gl_sides; [ gl_halve at_left a; gl_s_hospital0 R Lf Lg | gl_halve at_right a; gl_s_hospital0 R Lf Lg ]
  | |- _ => refine (hospital0 _ _ _ _ _ (gl_value _ _ 0 Lf _) (gl_value _ _ 0 Lg _) R _ _ _ _ _);
      [ gl_eq | gl_eq | gl_segment_ | gl_near | gl_near | gl_near | gl_near ]
  end.
Ltac gl_s_hospital1 R Lg :=
  lazymatch goal with
  | |- filterlim _ (Rbar_locally' (Finite ?a)) _ => apply gl_sides; [ gl_halve at_left a; gl_s_hospital1 R Lg | gl_halve at_right a; gl_s_hospital1 R Lg ]
  | |- _ => refine (hospital1 _ _ _ _ _ _ Lg R _ _ _ _ _ _); [ first [left; reflexivity | right; reflexivity] | gl_segment_ | gl_near | gl_near | gl_near | gl_near ]
  end.

(* the statement *)
Ltac gl_given :=
  unfold is_lim_left, is_lim_right, is_lim;
  first [ eassumption
    | match goal with L : filterlim _ ?F (Rbar_locally (Finite ?a)) |- filterlim _ ?F (Rbar_locally (Finite ?b)) => refine (gl_value _ a b _ _); [ exact L | gl_eq ] end ].
Ltac gl_compare :=
  lazymatch goal with
  | |- (_ <> _ :> Rbar) => first [ discriminate | (let E := fresh "E" in intro E; injection E; match goal with |- ?a = ?b -> False => change (a <> b) end; first [ lra | solve [gp_all] | gl_fact_hook ]) ]
  | |- (_ = _ :> Rbar) => gl_limits
  | |- ~ _ => let H := fresh "H" in intro H; simpl in H; first [ contradiction | lra ]
  | |- Rbar_lt _ _ => simpl; gl_sign
  | |- Rbar_le _ _ => simpl; first [ exact I | lra | solve [gp_all] | gl_fact_hook ]
  end.
Ltac gl_torn_ :=
  match goal with
  | L : filterlim ?f (at_left ?a) _, M : filterlim ?f (at_right ?a) _ |- forall k : Rbar, ~ is_lim _ (Finite ?a) k => refine (gl_torn a f _ _ L M _); gl_compare
  end.
Ltac gl_finish :=
  cbv beta;
  lazymatch goal with
  | |- _ /\ _ => split; gl_finish
  | |- forall k : Rbar, ~ is_lim _ _ k => gl_torn_
  | |- is_lim _ _ _ => gl_given
  | |- is_lim_left _ _ _ => gl_given
  | |- is_lim_right _ _ _ => gl_given
  | |- at_left _ _ => gl_near
  | |- at_right _ _ => gl_near
  | |- Rbar_locally' _ _ => gl_near
  | |- (_ <> _ :> Rbar) => gl_compare
  | |- (_ = _ :> Rbar) => gl_compare
  | |- Rbar_lt _ _ => gl_compare
  | |- Rbar_le _ _ => gl_compare
  | |- _ => first [ solve [gp_all] | gl_fact_hook ]
  end.

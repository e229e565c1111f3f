(* The steps of a proof that is known, each a tactic of its own. Nothing here needs to be believed or read to trust a
   certificate: Coq checks it all. *)
From GP Require Export Rules Means Inductions.
From Coq Require Export Classical_Prop.

(* ------------------------------------------------------------------ *)
(** * 1. What is given, and earlier lines                              *)
(* ------------------------------------------------------------------ *)
Ltac gs_split := repeat match goal with H : _ /\ _ |- _ => destruct H | H : True |- _ => clear H end.
Ltac gs_given := gs_split.
(* what is not so *)
Ltac gs_opposite :=
  repeat match goal with
  | H : ~ (_ <= _) |- _ => apply Rnot_le_lt in H
  | H : ~ (_ < _) |- _ => apply Rnot_lt_le in H
  | H : ~ (_ <= _)%nat |- _ => apply not_le in H
  | H : ~ (_ < _)%nat |- _ => apply not_lt in H
  | H : ~ (?a <> ?b) |- _ => apply NNPP in H
  | H : ~ (_ \/ _) |- _ => apply not_or_and in H; destruct H
  | H : ~ ~ _ |- _ => apply NNPP in H
  end.
Ltac gs_hyp := first
  [ assumption | tauto | lra | lia
  | solve [intros; gs_split; gs_hyp1] | solve [gp_pos]
  | match goal with H : forall k : nat, _ -> _ |- _ => apply H; first [assumption | lia] end
  | solve [gs_opposite; first [assumption | lra | lia | tauto]] ]
with gs_hyp1 := first [ assumption | lra | lia | tauto
  | match goal with H : forall k : nat, _ -> _ |- _ => apply H; first [assumption | lia] end ].
Ltac gs_meet U :=
  lazymatch type of U with
  | ?A -> ?B => let H := fresh "H" in assert (H : A) by gs_hyp; specialize (U H); clear H; gs_meet U
  | _ /\ _ => destruct U
  | _ => idtac
  end.
Ltac gs_use P := let U := fresh "U" in pose proof P as U; cbv beta in U; gs_meet U.

(* ------------------------------------------------------------------ *)
(** * 2. Logic and equations                                           *)
(* ------------------------------------------------------------------ *)
Ltac gs_logic := first
  [ assumption | lra | lia | tauto | (intros; gs_hyp)
  | solve [gs_split; repeat split; gs_hyp] | solve [gs_opposite; first [assumption | tauto | intuition lra]] | solve [intuition first [lra | lia]] ].
Ltac gs_cases C yes no :=
  let K := fresh "K" in
  destruct (classic C) as [K|K];
  [ gs_split; yes; first [assumption | lra | gs_logic] | gs_opposite; no; first [assumption | lra | gs_logic] ].
Ltac gs_inr :=
  repeat match goal with
  | |- context [INR (?a + ?b)] => rewrite (plus_INR a b)
  | |- context [INR (?a * ?b)] => rewrite (mult_INR a b)
  | |- context [INR (S ?a)] => tryif (let c := eval cbv in a in gs_closed c) then fail else rewrite (S_INR a)
  | |- context [INR ?n] => let v := eval cbv in n in gs_closed v; let z := eval cbv in (IZR (Z.of_nat n)) in replace (INR n) with z by (simpl; ring)
  end
with gs_closed n := lazymatch n with O => idtac | S ?m => gs_closed m end.
Ltac gs_instance := first [ assumption | lra | lia | (gs_inr; first [assumption | lra]) | gs_logic | solve [gp_main_equal] ].
Ltac gs_entry := first [ assumption | match goal with H : forall k : nat, _ -> _ |- _ => apply H; first [assumption | lia | lra] end
  | match goal with H : forall k : nat, _ |- _ => let U := fresh "U" in
      pose proof H as U; first [apply U; first [assumption | lia | lra]] end ].
Ltac gs_for_all F := intros; gs_split; first [ apply F; gs_hyp | eapply F; gs_hyp ].
Ltac gs_equality := first [ assumption | symmetry; assumption | reflexivity | lra | congruence | (etransitivity; eassumption) ].
Ltac gs_rewrites := repeat match goal with U : ?a = ?b |- context [?a] => tryif constr_eq a b then fail else (rewrite U; clear U) end.
Ltac gs_rewrite := first
  [ assumption | lra | solve [gs_rewrites; first [reflexivity | assumption | lra]] | congruence
  | solve [match goal with U1 : _ |- _ => idtac end; repeat match goal with U : ?a = ?b :> R |- _ => rewrite <- U; clear U end; first [reflexivity | assumption | lra]]
  | solve [gp_main_equal] | solve [gs_rewrites; gp_main_equal] | solve [gs_under] | solve [gp_all] ]
with gs_under :=
  match goal with
  | |- context [sumn ?n ?f] => match goal with |- context [sumn n ?g] => tryif constr_eq f g then fail else
      (rewrite (sumn_ext n f g); [first [reflexivity | ring | lra] | let k := fresh "k" in let H := fresh "H" in intros k H; cbv beta; gp_main_equal]) end
  end.
Ltac gs_definition := first [ reflexivity | solve [gp_close] | solve [gp_main_equal] ].
Ltac gs_algebra := first
  [ ring | (field; gp_pos) | lra | solve [gp_main_equal]
  | solve [gs_rewrites; first [ring | (field; gp_pos)]] | nra | solve [gp_logs] ].
(* a root is what is not negative and has this square *)
Ltac gs_root := apply sqrt_lem_1; first [ lra | nra | (match goal with U : _ ^ 2 = _ |- _ => first [ (rewrite <- U; first [apply pow2_ge_0 | ring]) | (simpl in U; lra) ] end) | gs_hyp ].
Lemma gs_tan_atan u : tan (atan u) = u. Proof. apply tan_atan. Qed.
Lemma gs_acos u : -1 <= u <= 1 -> acos u = PI / 2 - asin u. Proof. exact (acos_asin u). Qed.
Lemma gs_Rpower_1 u v : 0 < u -> Rpower u (v + 1) = u * Rpower u v.
Proof. intro H. rewrite Rpower_plus, Rpower_1 by exact H. apply Rmult_comm. Qed.
Lemma gs_sqrt_Rpower u : 0 < u -> Rpower u (1 / 2) = sqrt u.
Proof. intro H. replace (1 / 2) with (/ 2) by field. apply Rpower_sqrt, H. Qed.
Lemma gs_tan u : tan u = sin u / cos u. Proof. reflexivity. Qed.
Lemma gs_pow_exp u (n : nat) : 0 < u -> u ^ n = exp (INR n * ln u).
Proof. intro H. rewrite <- (Rpower_pow n u H). reflexivity. Qed.
Lemma gs_pow1 u (n : nat) : u ^ (n + 1) = u * u ^ n. Proof. rewrite pow_add. simpl. ring. Qed.
Ltac gs_inside := repeat split; first [ assumption | lra | gp_pos | gs_hyp ].
Ltac gs_identity := first
  [ apply exp_0 | (apply exp_ln; gs_inside) | apply ln_exp | (apply pow2_sqrt; gs_inside)
  | apply sin_sq | apply sin_0 | apply cos_0 | apply sin_plus | apply cos_plus | apply sin_neg | apply cos_neg
  | apply sin_PI | apply cos_PI | apply sin_PI2 | apply cos_PI2 | apply gs_tan | (apply sin_asin; gs_inside) | apply tan_atan
  | (apply gs_acos; gs_inside) | apply asin_0 | apply atan_0 | apply atan_opp | apply asin_opp
  | reflexivity | apply tanh_alt | apply erf_0 | apply erf_neg | (apply gs_Rpower_1; gs_inside) | (apply gs_pow_exp; gs_inside) | apply gs_pow1
  | solve [unfold Phi; field] | solve [unfold Rpower; f_equal; ring]
  | ring | (field; gp_pos) | solve [gp_main_equal] ].
Ltac gs_log_product := first [ solve [gp_logs] | solve [gp_main_equal]
  | solve [rewrite ?ln_mult, ?ln_div, ?ln_Rinv by gp_pos; ring]
  | solve [unfold Rdiv; repeat first [rewrite ln_mult by gp_pos | rewrite ln_Rinv by gp_pos | rewrite ln_pow by gp_pos]; simpl INR; ring] ].
Ltac gs_branch := unfold and_dec, or_dec, not_dec;
  repeat match goal with
  | |- context [Rle_dec ?a ?b] => destruct (Rle_dec a b); try (exfalso; lra)
  | |- context [Rlt_dec ?a ?b] => destruct (Rlt_dec a b); try (exfalso; lra)
  | |- context [Req_EM_T ?a ?b] => destruct (Req_EM_T a b); try (exfalso; lra)
  | |- context [Nat.eq_dec ?a ?b] => destruct (Nat.eq_dec a b); try (exfalso; lia)
  | |- context [lt_dec ?a ?b] => destruct (lt_dec a b); try (exfalso; lia)
  | |- context [le_dec ?a ?b] => destruct (le_dec a b); try (exfalso; lia)
  | |- context [delta ?a ?b] => unfold delta
  end; cbv beta iota; first [ reflexivity | tauto | (exfalso; lra) | (exfalso; gs_hyp) ].

(* ------------------------------------------------------------------ *)
(** * 3. Sums                                                          *)
(* ------------------------------------------------------------------ *)
Ltac gs_tail :=
  repeat match goal with |- context [(?n + 1 - 1)%nat] => replace (n + 1 - 1)%nat with n by lia end;
  repeat match goal with
  | |- context [sumn (?n + 1) ?f] => replace (n + 1)%nat with (S n) by lia; change (sumn (S n) f) with (sumn n f + f (S n))
  | |- context [prodn (?n + 1) ?f] => replace (n + 1)%nat with (S n) by lia; change (prodn (S n) f) with (prodn n f * f (S n))
  end; cbv beta.
Ltac gs_sum := first
  [ reflexivity | ring
  | solve [gp_main_equal]
  | solve [gs_tail; gs_inr; first [reflexivity | ring | (field; gp_pos)]]
  | solve [gp_concrete; first [reflexivity | ring | (field; gp_pos)]]
  | solve [apply sumn_swap] ].
Lemma gs_from (P : nat -> Prop) a n : (a <= n)%nat -> P a -> (forall k, (a <= k)%nat -> P k -> P (k + 1)%nat) -> P n.
Proof.
  intros L B S. induction L as [|m L IH]; [exact B|]. replace (Datatypes.S m) with (m + 1)%nat by lia. apply S; assumption.
Qed.
Ltac gs_same := first
  [ assumption | lra
  | (gs_inr; first [assumption | lra | match goal with U : _ |- _ => revert U; gs_inr; intro; first [assumption | lra] end]) ].
Ltac gs_induction P a n base step :=
  refine (gs_from P a n _ _ _); cbv beta;
  [ first [assumption | lia]
  | base; gs_same
  | let k := fresh "k" in let H1 := fresh "H" in let H2 := fresh "H" in intros k H1 H2; step k; gs_same ].
Ltac gs_sum_sign term :=
  first
  [ (apply sumn_nonneg; let k := fresh "k" in let H := fresh "H" in intros k H; cbv beta; term k; lra)
  | (apply sumn_pos; [lia | let k := fresh "k" in let H := fresh "H" in intros k H; cbv beta; term k; lra])
  | solve [gp_main_order] ].

(* ------------------------------------------------------------------ *)
(** * 4. Order                                                         *)
(* ------------------------------------------------------------------ *)
Ltac gs_nat_facts :=
  repeat match goal with
  | H : (?a <= ?b)%nat |- _ =>
      lazymatch goal with K : INR a <= INR b |- _ => fail | _ => let K := fresh "K" in pose proof (le_INR a b H) as K end
  | H : (?a < ?b)%nat |- _ =>
      lazymatch goal with K : INR a < INR b |- _ => fail | _ => let K := fresh "K" in pose proof (lt_INR a b H) as K end
  | |- context [INR ?n] =>
      lazymatch goal with K : 0 <= INR n |- _ => fail | _ => pose proof (pos_INR n) end
  end;
  repeat match goal with H : context [INR (S ?n)] |- _ => rewrite (S_INR n) in H | H : context [INR 0] |- _ => change (INR 0) with 0 in H end.
Ltac gs_nat_goal :=
  match goal with
  | |- (_ <= _)%nat => lia | |- (_ < _)%nat => lia | |- (_ = _ :> nat) => lia | |- (_ <> _ :> nat) => lia
  end.
Lemma gs_div_pos a b : 0 < a -> 0 < b -> 0 < a / b. Proof. exact (Rdiv_lt_0_compat a b). Qed.
Lemma gs_div_ge a b : 0 <= a -> 0 < b -> 0 <= a / b.
Proof. intros A B. unfold Rdiv. apply Rmult_le_pos; [exact A | apply Rlt_le, Rinv_0_lt_compat, B]. Qed.
Ltac gs_inverses :=
  repeat match goal with
  | |- context [_ / ?b] =>
      tryif gp_num b then fail else
      (let H := fresh "H" in
       first [ assert (H : 0 < / b) by (apply Rinv_0_lt_compat; lra) | assert (H : / b < 0) by (apply Rinv_lt_0_compat; lra)
             | assert (H : / b <> 0) by (apply Rinv_neq_0_compat; first [assumption | lra]) ];
       unfold Rdiv; generalize dependent (/ b); intros)
  end.
Lemma gs_ne_mul a b : a <> 0 -> b <> 0 -> a * b <> 0. Proof. exact (Rmult_integral_contrapositive_currified a b). Qed.
Ltac gs_sign_core := first
  [ gs_nat_goal | lra | solve [gp_pos] | nra
  | (apply gs_ne_mul; first [assumption | lra])
  | (apply pow_nonzero; first [assumption | lra])
  | (apply pow_lt; lra) | (apply exp_pos) | apply pow2_ge_0
  | solve [gs_inverses; first [lra | nra | (apply gs_ne_mul; first [assumption | lra])]] ].

Ltac gs_range := fail.
Ltac gs_sign := first [ gs_sign_core | gs_range | solve [gp_facts; lra] | solve [gp_all] ].
Ltac gs_combination := first
  [ assumption | gs_nat_goal | lra | gs_logic | nra | solve [gs_nat_facts; first [lra | nra]]
  | solve [gp_facts; lra] | solve [simpl pow; lra] | solve [unfold Rdiv in *; lra]
  | solve [gs_fields; lra] | solve [gp_all] ]
with gs_fields :=
  repeat match goal with
  | H : context [?a / ?b] |- _ => tryif gp_num b then fail else (progress (field_simplify_eq in H; [|gp_pos ..]))
  end.
(* the mean of max(0, u - Z) for a normal Z *)
Lemma gs_tail_erf y : 0 <= y -> 1 - erf y <= 4 / PI * exp (- y ^ 2).
Proof.
  intro P. assert (S := gauss_sum y P). destruct (gauss_aux_bound y) as [A B]. assert (Q := PI_RGT_0). assert (R := sqrt_PI_pos).
  assert (E : sqrt PI ^ 2 = PI) by (apply pow2_sqrt; lra).
  assert (F : erf y = 2 / sqrt PI * gauss y) by reflexivity.
  assert (G : (1 - erf y) * (1 + erf y) = 4 / PI * gauss_aux y).
  { replace (gauss_aux y) with (PI / 4 - gauss y ^ 2) by lra. rewrite F. set (q := sqrt PI) in *. clearbody q. rewrite <- E. field. lra. }
  assert (H : 0 <= erf y) by (destruct P as [P|<-]; [apply Rlt_le, erf_pos, P | rewrite erf_0; lra]).
  assert (U := erf_lt1 y).
  apply Rle_trans with (4 / PI * gauss_aux y); [nra|]. apply Rmult_le_compat_l; [|exact B]. apply Rlt_le, Rdiv_lt_0_compat; lra.
Qed.
Lemma gs_exp_1 t : 1 + t <= exp t.
Proof.
  destruct (Req_dec t 0) as [->|N]; [rewrite exp_0; lra | apply Rlt_le, exp_ineq1, N].
Qed.
Lemma gs_mean_far y : 0 < y -> - (2 / y) < - y * Phi (- y).
Proof.
  intro P. assert (T := gs_tail_erf (y / sqrt 2)). assert (Q := sqrt2_pos). assert (E : sqrt 2 ^ 2 = 2) by (apply pow2_sqrt; lra).
  assert (Z : 0 < y / sqrt 2) by (apply Rdiv_lt_0_compat; assumption). specialize (T (Rlt_le _ _ Z)).
  replace ((y / sqrt 2) ^ 2) with (y ^ 2 / 2) in T by (replace ((y / sqrt 2) ^ 2) with (y ^ 2 / sqrt 2 ^ 2) by (field; lra); rewrite E; reflexivity).
  assert (X := gs_exp_1 (y ^ 2 / 2)). assert (XP := exp_pos (y ^ 2 / 2)).
  assert (I : exp (- (y ^ 2 / 2)) <= 2 / y ^ 2).
  { rewrite exp_Ropp. apply Rle_trans with (/ (y ^ 2 / 2)).
    - apply Rinv_le_contravar; [apply Rdiv_lt_0_compat; nra | lra].
    - right. field. lra. }
  assert (W : 4 / PI < 4 / 3) by (apply Rmult_lt_compat_l; [lra|]; apply Rinv_lt_contravar; generalize gp_PI; nra).
  assert (PP : Phi (- y) = 1 / 2 * (1 - erf (y / sqrt 2))).
  { unfold Phi. replace (- y / sqrt 2) with (- (y / sqrt 2)) by (unfold Rdiv; ring). rewrite erf_neg. ring. }
  assert (XE := exp_pos (- (y ^ 2 / 2))).
  assert (V : 1 - erf (y / sqrt 2) < 4 / 3 * (2 / y ^ 2)) by nra.
  assert (K : y * Phi (- y) < y * (4 / (3 * y ^ 2))).
  { apply Rmult_lt_compat_l; [exact P|]. rewrite PP. replace (4 / (3 * y ^ 2)) with (1 / 2 * (4 / 3 * (2 / y ^ 2))) by (field; lra). lra. }
  replace (y * (4 / (3 * y ^ 2))) with (4 / 3 * / y) in K by (field; lra).
  assert (0 < / y) by (apply Rinv_0_lt_compat, P). unfold Rdiv. lra.
Qed.
Lemma gs_mean_pos u : 0 < u * Phi u + phi u.
Proof.
  assert (D : forall x, is_derive (fun t => t * Phi t + phi t) x (Phi x)).
  { intro x. eapply D_eq; [apply D_add; [apply D_mul; [apply D_id | apply (D_Phi (fun t => t)), D_id] | apply (D_phi (fun t => t)), D_id] | cbv beta; ring]. }
  assert (M : forall v w, v < w -> v * Phi v + phi v < w * Phi w + phi w).
  { intros v w L. destruct (MVT_cor2 (fun t => t * Phi t + phi t) Phi v w L) as [c [E Hc]]; [intros c _; apply is_derive_Reals, D|].
    assert (B := Phi_bounds c). cbv beta in E. nra. }
  destruct (Rlt_le_dec 0 (u * Phi u + phi u)) as [|N]; [assumption | exfalso].
  set (d := - ((u - 1) * Phi (u - 1) + phi (u - 1))).
  assert (Dp : 0 < d) by (unfold d; generalize (M (u - 1) u ltac:(lra)); lra).
  set (y := Rmax (Rmax 1 (2 - u)) (2 / d)).
  assert (Y1 : 1 <= y) by (unfold y; eapply Rle_trans; [apply Rmax_l | apply Rmax_l]).
  assert (Y2 : 2 - u <= y) by (unfold y; eapply Rle_trans; [apply Rmax_r | apply Rmax_l]).
  assert (Y3 : 2 / d <= y) by (unfold y; apply Rmax_r).
  assert (A := M (- y) (u - 1) ltac:(lra)). assert (B := gs_mean_far y ltac:(lra)). assert (C := phi_pos (- y)).
  assert (E : 2 / y <= d).
  { apply Rle_div_l; [lra|]. apply Rle_div_l in Y3; [|lra]. lra. }
  fold d in A. unfold d in *. lra.
Qed.
Lemma gs_mean_above u : u < u * Phi u + phi u.
Proof. generalize (gs_mean_pos (- u)). rewrite Phi_neg, phi_neg. lra. Qed.
Lemma gs_asin_le x y : -1 <= x -> y <= 1 -> x <= y -> asin x <= asin y.
Proof.
  intros A B C. destruct (Rle_lt_dec (asin x) (asin y)) as [|N]; [assumption | exfalso].
  assert (X := asin_bound x). assert (Y := asin_bound y).
  assert (T : sin (asin y) < sin (asin x)) by (apply sin_increasing_1; lra).
  rewrite !sin_asin in T; lra.
Qed.
Lemma gs_tanh_lt x y : x < y -> tanh x < tanh y.
Proof.
  intro H. rewrite !tanh_alt. generalize (exp_pos x) (exp_pos y) (exp_increasing x y H) (exp_increasing (- y) (- x) ltac:(lra)) (exp_pos (- x)) (exp_pos (- y)). intros.
  apply Rlt_div_l; [lra|]. unfold Rdiv. replace ((exp y - exp (- y)) * / (exp y + exp (- y)) * (exp x + exp (- x)))
    with ((exp y - exp (- y)) * (exp x + exp (- x)) / (exp y + exp (- y))) by (field; lra).
  apply Rlt_div_r; [lra|]. nra.
Qed.
Lemma gs_sinh_lt x y : x < y -> sinh x < sinh y.
Proof. intro H. unfold sinh. generalize (exp_increasing x y H) (exp_increasing (- y) (- x) ltac:(lra)). lra. Qed.
Lemma gs_Phi_lt x y : x < y -> Phi x < Phi y.
Proof.
  intro H. unfold Phi. assert (L := erf_increasing (x / sqrt 2) (y / sqrt 2)). assert (x / sqrt 2 < y / sqrt 2); [|lra].
  unfold Rdiv. apply Rmult_lt_compat_r; [apply Rinv_0_lt_compat, sqrt2_pos | exact H].
Qed.
Ltac gs_range ::= first
  [ apply exp_pos | apply phi_pos | apply sqrt_pos | apply gs_mean_pos | apply gs_mean_above | apply cosh_ge1
  | match goal with
    | |- context [sin ?a] => generalize (SIN_bound a); lra | |- context [cos ?a] => generalize (COS_bound a); lra
    | |- context [asin ?a] => generalize (asin_bound a); lra | |- context [acos ?a] => generalize (acos_bound a); lra
    | |- context [atan ?a] => generalize (atan_bound a); lra | |- context [tanh ?a] => generalize (tanh_bounds a); lra
    | |- context [erf ?a] => generalize (erf_bounds a); lra | |- context [Phi ?a] => generalize (Phi_bounds a); lra
    end ].
Ltac gs_weak L := match goal with U : ?a <= ?b |- _ <= _ => destruct U as [U|U]; [apply Rlt_le, L, U | apply Req_le, f_equal; exact U] end.
Ltac gs_monotone := first
  [ match goal with U : ?a = ?b |- _ = _ => rewrite U; reflexivity end
  | (apply exp_increasing; assumption) | gs_weak exp_increasing
  | (apply ln_increasing; [lra | assumption]) | match goal with U : ?a <= ?b |- ln _ <= ln _ => destruct U as [U|U]; [apply Rlt_le, ln_increasing; [gs_hyp | exact U] | apply Req_le, f_equal; exact U] end
  | (apply ln_increasing; [gs_hyp | assumption])
  | (apply sqrt_lt_1_alt; split; [gs_hyp | assumption]) | (apply sqrt_le_1_alt; assumption)
  | (apply atan_increasing; assumption) | gs_weak atan_increasing
  | (apply gs_tanh_lt; assumption) | gs_weak gs_tanh_lt | (apply gs_sinh_lt; assumption) | gs_weak gs_sinh_lt
  | (apply erf_increasing; assumption) | gs_weak erf_increasing | (apply gs_Phi_lt; assumption) | gs_weak gs_Phi_lt
  | (apply gs_asin_le; gs_hyp) ].
(* extended by those who compute with enclosures *)
Ltac gs_enclosure_hook := fail.
Ltac gs_enclosure := first [ lra | solve [gp_facts; lra] | solve [gp_pos] | gs_enclosure_hook | solve [gp_all] ].
Ltac gs_absurd := exfalso; first [ lra | lia | tauto | contradiction ].

(* ------------------------------------------------------------------ *)
(** * 5. The mean value theorem                                        *)
(* ------------------------------------------------------------------ *)
Section Mean.
Variables (f g : R -> R) (u v : R).
Lemma gs_mean_in : u < v -> (forall x, u <= x <= v -> is_derive f x (g x)) -> exists c, f v - f u = g c * (v - u) /\ u < c < v.
Proof. intros L D. apply (MVT_cor2 f g u v L). intros c Hc. apply is_derive_Reals, D, Hc. Qed.
Lemma gs_up_strictly : u < v -> (forall x, u <= x <= v -> is_derive f x (g x)) -> (forall x, u < x < v -> 0 < g x) -> f u < f v.
Proof. intros L D S. destruct (gs_mean_in L D) as [c [E Hc]]. specialize (S c Hc). nra. Qed.
Lemma gs_down_strictly : u < v -> (forall x, u <= x <= v -> is_derive f x (g x)) -> (forall x, u < x < v -> g x < 0) -> f v < f u.
Proof. intros L D S. destruct (gs_mean_in L D) as [c [E Hc]]. specialize (S c Hc). nra. Qed.
Lemma gs_up : u <= v -> (forall x, u <= x <= v -> is_derive f x (g x)) -> (forall x, u < x < v -> 0 <= g x) -> f u <= f v.
Proof. intros [L|L] D S; [|rewrite L; lra]. destruct (gs_mean_in L D) as [c [E Hc]]. specialize (S c Hc). nra. Qed.
Lemma gs_down : u <= v -> (forall x, u <= x <= v -> is_derive f x (g x)) -> (forall x, u < x < v -> g x <= 0) -> f v <= f u.
Proof. intros [L|L] D S; [|rewrite L; lra]. destruct (gs_mean_in L D) as [c [E Hc]]. specialize (S c Hc). nra. Qed.
End Mean.
Ltac gs_exact := cbv beta; first [ assumption | match goal with U : is_derive _ _ _ |- _ => exact U end ].
Ltac gs_fact := cbv beta; first [ assumption | lra | gs_hyp ].
Ltac gs_slope := first
  [ gp_all | solve [eapply D_eq; [ gp_d; gp_self; gp_pos | cbv beta; simpl INR; simpl Init.Nat.pred; first [gp_main_equal | gp_logs | solve [rewrite ?ln_div by gp_pos; gp_close]] ]]
  | solve [eapply D_eq; [ gp_d; gp_self; gs_hyp | cbv beta; simpl INR; simpl Init.Nat.pred; first [gp_main_equal | gp_logs] ]] ].

(* ------------------------------------------------------------------ *)
(** * 6. The claim                                                     *)
(* ------------------------------------------------------------------ *)
Ltac gs_claim F open :=
  cbv beta;
  lazymatch goal with
  | |- _ /\ _ => split; gs_claim F open
  | |- _ => first [ solve [eapply F; gs_hyp] | solve [gs_turned F] | solve [open; gp_hyps; gp_all] ]
  end
with gs_turned F := let H := fresh "H" in pose proof F as H; cbv beta in H; gs_meet H; first [ lra | symmetry; assumption | (intro; apply H; lra) | apply not_eq_sym; assumption ].

(* Lemmas and tactics for the proofs of certificates. Nothing here needs to be believed or read to trust a certificate:
   Coq checks it all. *)
From Coq Require Export Reals Lra Psatz Arith Lia.
From Coquelicot Require Export Coquelicot.
From GP Require Export Meaning.
Open Scope R_scope.

(* ------------------------------------------------------------------ *)
(** * 1. Named functions the generator may use as atoms                *)
(* ------------------------------------------------------------------ *)
Definition sigmoid (x : R) : R := 1 / (1 + exp (- x)).
Definition softplus (x : R) : R := ln (1 + exp x).
Definition logsigmoid (x : R) : R := ln (sigmoid x).
Definition relu (x : R) : R := Rmax 0 x.

(* ------------------------------------------------------------------ *)
(** * 2. Positivity / side conditions                                  *)
(* ------------------------------------------------------------------ *)
Lemma exp_ne0 x : exp x <> 0.
Proof. apply Rgt_not_eq, exp_pos. Qed.

Lemma sigmoid_pos x : 0 < sigmoid x.
Proof.
  unfold sigmoid. apply Rdiv_lt_0_compat; [lra|]. generalize (exp_pos (- x)); lra.
Qed.
Lemma sigmoid_lt1 x : sigmoid x < 1.
Proof.
  unfold sigmoid. generalize (exp_pos (- x)); intro H.
  apply Rlt_div_l; lra.
Qed.
Lemma one_minus_sigmoid_pos x : 0 < 1 - sigmoid x.
Proof. generalize (sigmoid_lt1 x); lra. Qed.
Lemma one_plus_exp_pos x : 0 < 1 + exp x.
Proof. generalize (exp_pos x); lra. Qed.
Lemma cosh_pos x : 0 < cosh x.
Proof. unfold cosh. generalize (exp_pos x) (exp_pos (-x)); lra. Qed.
Lemma softplus_pos x : 0 < softplus x.
Proof.
  unfold softplus. rewrite <- ln_1. apply ln_increasing; [lra|].
  generalize (exp_pos x); lra.
Qed.

(* a root exceeds what has a smaller square *)
Lemma plus_sqrt_pos a b : a ^ 2 < b -> 0 < a + sqrt b.
Proof.
  intro H. assert (Hb : 0 <= b) by nra. assert (E := sqrt_sqrt b Hb). assert (P := sqrt_pos b).
  destruct (Rlt_le_dec 0 (a + sqrt b)) as [|N]; [assumption | nra].
Qed.
Lemma ln_gt1 x : 1 < x -> 0 < ln x.
Proof. intro H; rewrite <- ln_1; apply ln_increasing; lra. Qed.
Lemma exp_lt_1 x : x < 0 -> exp x < 1.
Proof. intro H; rewrite <- exp_0; apply exp_increasing, H. Qed.
Lemma exp_gt_1 x : 0 < x -> 1 < exp x.
Proof. intro H; rewrite <- exp_0; apply exp_increasing, H. Qed.
(* extended below (sums) and by generated files with  Ltac gp_pos_hook ::= ... *)
Ltac gp_pos_hook := fail.
Ltac gp_le_hook := fail.
Ltac gp_terms_hook := fail.

(* recursive sign tactic: 0 < e, 0 <= e, e <> 0, e > 0, conjunctions *)
Ltac gp_exp_facts :=
  repeat match goal with
  | |- context [exp ?a] =>
      lazymatch goal with H : 0 < exp a |- _ => fail | _ => pose proof (exp_pos a) end
  end.
Ltac gp_le0 :=
  lazymatch goal with
  | |- 0 <= _ => first
    [ assumption | apply Rle_0_sqr | apply Rabs_pos | apply sqrt_pos
    | apply pow2_ge_0
    | gp_le_hook
    | (apply Rplus_le_le_0_compat; gp_le0)
    | (apply Rmult_le_pos; gp_le0)
    | (apply pow_le; gp_le0)
    | apply Rlt_le; gp_pos_core
    | lra | nra ]
  end
with gp_pos_core :=
  lazymatch goal with
  | |- 0 < exp _ => apply exp_pos
  | |- 0 < sigmoid _ => apply sigmoid_pos
  | |- 0 < 1 - sigmoid _ => apply one_minus_sigmoid_pos
  | |- 0 < softplus _ => apply softplus_pos
  | |- 0 < cosh _ => apply cosh_pos
  | |- 0 < PI => apply PI_RGT_0
  | |- 0 < Rpower _ _ => apply exp_pos
  | |- 0 < INR _ => apply lt_0_INR; lia
  | |- 0 < ?a + sqrt ?b => first
      [ assumption | (apply plus_sqrt_pos; first [lra | nra])
      | (apply Rplus_lt_0_compat; gp_pos_core) | (apply Rplus_lt_le_0_compat; [gp_pos_core | gp_le0])
      | (apply Rplus_le_lt_0_compat; [gp_le0 | gp_pos_core]) | lra | nra ]
  | |- 0 < ln _ => first [ assumption | apply ln_gt1; first [lra | gp_pos_core] ]
  | |- 0 < 1 - exp _ => first [ assumption | (apply Rlt_Rminus, exp_lt_1; first [lra | nra]) ]
  | |- 0 < exp _ - 1 => first [ assumption | (apply Rlt_Rminus, exp_gt_1; first [lra | nra]) ]
  | |- 0 < exp _ + 1 => apply Rplus_lt_0_compat; [apply exp_pos | lra]
  | |- 0 < _ => first
    [ assumption
    | gp_pos_hook
    | lazymatch goal with
      | |- 0 < _ + _ => first
          [ apply Rplus_lt_0_compat; gp_pos_core
          | apply Rplus_lt_le_0_compat; [gp_pos_core | gp_le0]
          | apply Rplus_le_lt_0_compat; [gp_le0 | gp_pos_core] ]
      | |- 0 < _ * _ => apply Rmult_lt_0_compat; gp_pos_core
      | |- 0 < _ / _ => apply Rdiv_lt_0_compat; gp_pos_core
      | |- 0 < / _ => apply Rinv_0_lt_compat; gp_pos_core
      | |- 0 < _ ^ _ => apply pow_lt; gp_pos_core
      | |- 0 < powerRZ _ _ => apply powerRZ_lt; gp_pos_core
      | |- 0 < sqrt _ => apply sqrt_lt_R0; gp_pos_core
      | |- 0 < ?a - ?b / ?c => (* a - b/c with c > 0 *)
          apply Rlt_Rminus, Rlt_div_l; [apply Rlt_gt; gp_pos_core | gp_exp_facts; nra]
      end
    | lra | nra ]
  end.

Ltac gp_pos :=
  lazymatch goal with
  | |- True => exact I
  | |- _ /\ _ => split; gp_pos
  | |- _ \/ _ => first [ (left; gp_pos) | (right; lia) ]
  | |- _ < _ => first [ assumption | gp_pos_core | lra | nra | gp_terms_hook ]
  | |- _ > _ => apply Rlt_gt; gp_pos
  | |- _ <= _ => first [ assumption | gp_le0 | lra | nra ]
  | |- _ <> 0 => first
      [ assumption
      | apply Rgt_not_eq, Rlt_gt; first [gp_pos_core | lra]
      | apply Rlt_not_eq; lra
      | apply Rmult_integral_contrapositive_currified; gp_pos
      | apply Rinv_neq_0_compat; gp_pos
      | apply pow_nonzero; gp_pos
      | apply powerRZ_NOR; gp_pos
      | match goal with N : _ <> _ :> R |- _ => let E := fresh "E" in intro E; apply N; lra end
      | apply Rgt_not_eq, Rlt_gt; nra
      | apply Rlt_not_eq; nra ]
  | |- _ <> _ => first [ assumption | lra ]
  end.

(* ------------------------------------------------------------------ *)
(** * 3. Derivative rules in plain-R form                              *)
(* ------------------------------------------------------------------ *)
Section Rules.
Implicit Types f g : R -> R.
Implicit Types x a b c : R.

Lemma D_eq f x a b : is_derive f x a -> a = b -> is_derive f x b.
Proof. intros H <-; exact H. Qed.
Lemma D_unique f x a b : is_derive f x a -> is_derive f x b -> a = b.
Proof.
  intros H1 H2. rewrite <- (is_derive_unique f x a H1). apply (is_derive_unique f x b H2).
Qed.
(* refutation of a wrong gradient: prove the right one, show the values differ *)
Lemma D_refute f x a b : is_derive f x a -> a <> b -> ~ is_derive f x b.
Proof. intros H1 N H2; apply N, (D_unique f x); assumption. Qed.
Lemma D_ext f g x a : (forall t, f t = g t) -> is_derive f x a -> is_derive g x a.
Proof. apply (is_derive_ext f g). Qed.
Lemma D_const c x : is_derive (fun _ => c) x 0.
Proof. apply (is_derive_const c x). Qed.
Lemma D_id x : is_derive (fun t => t) x 1.
Proof. apply (is_derive_id x). Qed.
Lemma D_add f g x a b : is_derive f x a -> is_derive g x b ->
  is_derive (fun t => f t + g t) x (a + b).
Proof. intros; apply (is_derive_plus f g); assumption. Qed.
Lemma D_sub f g x a b : is_derive f x a -> is_derive g x b ->
  is_derive (fun t => f t - g t) x (a - b).
Proof. intros; apply (is_derive_minus f g); assumption. Qed.
Lemma D_opp f x a : is_derive f x a -> is_derive (fun t => - f t) x (- a).
Proof. intros; apply (is_derive_opp f); assumption. Qed.
Lemma D_mul f g x a b : is_derive f x a -> is_derive g x b ->
  is_derive (fun t => f t * g t) x (a * g x + f x * b).
Proof.
  intros; apply (is_derive_mult f g x a b); try assumption. intros; apply Rmult_comm.
Qed.
Lemma D_inv f x a : is_derive f x a -> f x <> 0 ->
  is_derive (fun t => / f t) x (- a / (f x) ^ 2).
Proof. intros; apply (is_derive_inv f); assumption. Qed.
Lemma D_div f g x a b : is_derive f x a -> is_derive g x b -> g x <> 0 ->
  is_derive (fun t => f t / g t) x ((a * g x - f x * b) / (g x) ^ 2).
Proof.
  intros; apply (is_derive_div f g); assumption.
Qed.
Lemma D_pow f n x a : is_derive f x a ->
  is_derive (fun t => f t ^ n) x (INR n * a * f x ^ pred n).
Proof. intros; apply is_derive_pow; assumption. Qed.
(* chain rule; every unary rule is an instance of it *)
Lemma D_comp (h : R -> R) (h' : R) f x a : is_derive h (f x) h' -> is_derive f x a ->
  is_derive (fun t => h (f t)) x (a * h').
Proof. intros H1 H2; apply (is_derive_comp h f x h' a); assumption. Qed.
Lemma D_exp f x a : is_derive f x a -> is_derive (fun t => exp (f t)) x (a * exp (f x)).
Proof. intros; apply D_comp; [|assumption]. apply is_derive_Reals, derivable_pt_lim_exp. Qed.
Lemma D_ln f x a : is_derive f x a -> 0 < f x -> is_derive (fun t => ln (f t)) x (a * / f x).
Proof. intros; apply D_comp; [|assumption]. apply is_derive_Reals, derivable_pt_lim_ln; assumption. Qed.
Lemma D_sin f x a : is_derive f x a -> is_derive (fun t => sin (f t)) x (a * cos (f x)).
Proof. intros; apply D_comp; [|assumption]. apply is_derive_Reals, derivable_pt_lim_sin. Qed.
Lemma D_cos f x a : is_derive f x a -> is_derive (fun t => cos (f t)) x (a * - sin (f x)).
Proof. intros; apply D_comp; [|assumption]. apply is_derive_Reals, derivable_pt_lim_cos. Qed.
Lemma D_sinh f x a : is_derive f x a -> is_derive (fun t => sinh (f t)) x (a * cosh (f x)).
Proof. intros; apply D_comp; [|assumption]. apply is_derive_Reals, derivable_pt_lim_sinh. Qed.
Lemma D_cosh f x a : is_derive f x a -> is_derive (fun t => cosh (f t)) x (a * sinh (f x)).
Proof. intros; apply D_comp; [|assumption]. apply is_derive_Reals, derivable_pt_lim_cosh. Qed.
Lemma D_atan f x a : is_derive f x a -> is_derive (fun t => atan (f t)) x (a * / (1 + (f x) ^ 2)).
Proof. intros; apply D_comp; [|assumption]. apply is_derive_Reals.
  apply derivable_pt_lim_atan. Qed.
Lemma D_sqrt f x a : is_derive f x a -> 0 < f x ->
  is_derive (fun t => sqrt (f t)) x (a * / (2 * sqrt (f x))).
Proof. intros; apply D_comp; [|assumption]. apply is_derive_Reals, derivable_pt_lim_sqrt; assumption. Qed.
Lemma D_rpower f p x a : is_derive f x a -> 0 < f x ->
  is_derive (fun t => Rpower (f t) p) x (a * (p * Rpower (f x) (p - 1))).
Proof. intros; apply (D_comp (fun u => Rpower u p)); [|assumption].
  apply is_derive_Reals, derivable_pt_lim_power; assumption. Qed.
Lemma D_abs_pos f x a : is_derive f x a -> 0 < f x -> is_derive (fun t => Rabs (f t)) x a.
Proof.
  intros H Hx; apply D_eq with (a * sign (f x)).
  apply D_comp; [apply filterdiff_Rabs; lra | assumption].
  rewrite sign_eq_1 by assumption; ring.
Qed.
Lemma D_abs_neg f x a : is_derive f x a -> f x < 0 -> is_derive (fun t => Rabs (f t)) x (- a).
Proof.
  intros H Hx; apply D_eq with (a * sign (f x)).
  apply D_comp; [apply filterdiff_Rabs; lra | assumption].
  rewrite sign_eq_m1 by assumption; ring.
Qed.
End Rules.

(* ------------------------------------------------------------------ *)
(** * 4. Exponential normal form and algebraic closing tactics         *)
(* ------------------------------------------------------------------ *)
Lemma tanh_alt_ x : tanh x = (exp x - exp (- x)) / (exp x + exp (- x)).
Proof.
  unfold tanh, sinh, cosh. generalize (exp_pos x) (exp_pos (- x)); intros. field; lra.
Qed.
Lemma exp_minus a b : exp (a - b) = exp a * / exp b.
Proof. unfold Rminus; rewrite exp_plus, exp_Ropp; reflexivity. Qed.
Lemma exp_posmul p a : exp (IZR (Zpos p) * a) = exp a ^ Pos.to_nat p.
Proof.
  rewrite <- (positive_nat_Z p), <- INR_IZR_INZ. generalize (Pos.to_nat p) as n.
  intro n; induction n as [|n IH].
  - simpl; rewrite Rmult_0_l; apply exp_0.
  - rewrite S_INR, Rmult_plus_distr_r, Rmult_1_l, exp_plus, IH; simpl; ring.
Qed.
Lemma exp_negmul p a : exp (IZR (Zneg p) * a) = / (exp a ^ Pos.to_nat p).
Proof.
  rewrite <- exp_posmul, <- exp_Ropp. f_equal.
  change (Zneg p) with (- Zpos p)%Z. rewrite opp_IZR. ring.
Qed.
Lemma exp_mulpos p a : exp (a * IZR (Zpos p)) = exp a ^ Pos.to_nat p.
Proof. rewrite Rmult_comm; apply exp_posmul. Qed.
Lemma exp_mulneg p a : exp (a * IZR (Zneg p)) = / (exp a ^ Pos.to_nat p).
Proof. rewrite Rmult_comm; apply exp_negmul. Qed.
Lemma exp_oppmul a b : exp (- a * b) = / exp (a * b).
Proof. rewrite <- exp_Ropp; f_equal; ring. Qed.
Lemma exp_muopp a b : exp (a * - b) = / exp (a * b).
Proof. rewrite <- exp_Ropp; f_equal; ring. Qed.
Lemma exp_muladdl a b c : exp (a * (b + c)) = exp (a * b) * exp (a * c).
Proof. rewrite <- exp_plus; f_equal; ring. Qed.
Lemma exp_mulsubl a b c : exp (a * (b - c)) = exp (a * b) * / exp (a * c).
Proof. rewrite <- exp_minus; f_equal; ring. Qed.
Lemma exp_softplus a : exp (softplus a) = 1 + exp a.
Proof. unfold softplus; apply exp_ln, one_plus_exp_pos. Qed.

(* push exp through +, -, unary -, integer multiples, ln; no generalisation
   (used under binders, where fresh variables would not be in scope) *)
Ltac gp_exp_push1 :=
  match goal with
  | |- context [exp 0] => rewrite exp_0
  | |- context [exp (softplus ?a)] => rewrite (exp_softplus a)
  | |- context [exp (ln ?a)] => rewrite (exp_ln a) by gp_pos
  | |- context [exp (?a + ?b)] => rewrite (exp_plus a b)
  | |- context [exp (?a - ?b)] => rewrite (exp_minus a b)
  | |- context [exp (- ?a * ?b)] => rewrite (exp_oppmul a b)
  | |- context [exp (?a * - ?b)] => rewrite (exp_muopp a b)
  | |- context [exp (- ?a)] => rewrite (exp_Ropp a)
  | |- context [exp (IZR (Zpos ?p) * ?a)] =>
      rewrite (exp_posmul p a); let n := eval compute in (Pos.to_nat p) in change (Pos.to_nat p) with n
  | |- context [exp (IZR (Zneg ?p) * ?a)] =>
      rewrite (exp_negmul p a); let n := eval compute in (Pos.to_nat p) in change (Pos.to_nat p) with n
  | |- context [exp (?a * IZR (Zpos ?p))] =>
      rewrite (exp_mulpos p a); let n := eval compute in (Pos.to_nat p) in change (Pos.to_nat p) with n
  | |- context [exp (?a * IZR (Zneg ?p))] =>
      rewrite (exp_mulneg p a); let n := eval compute in (Pos.to_nat p) in change (Pos.to_nat p) with n
  end.
Ltac gp_exp_push := repeat gp_exp_push1.

(* ---- exponential normal form -------------------------------------------
   Processes the INNERMOST exp first.  Its argument is put in ring normal form,
   split into monomials c*m with integer c, and  exp (c*m) becomes E^c or /E^c where
   E is a fresh positive variable standing for exp m (m = ln u gives u itself).
   The table E <-> exp m is kept in context as gp_eqn, so equal atoms share one E. *)
Definition gp_eqn (E e : R) : Prop := E = e.
Lemma gp_eqn_rw E e : gp_eqn E e -> e = E.
Proof. intro H; symmetry; exact H. Qed.
Ltac gp_noexp e := lazymatch e with context [exp] => fail | _ => idtac end.
(* atom: exp m -> E *)
Ltac gp_exp_atom m :=
  lazymatch m with
  | ln ?u => rewrite (exp_ln u) by gp_pos
  | _ =>
    match goal with
    | H : gp_eqn ?E (exp m) |- _ => rewrite (gp_eqn_rw _ _ H)
    | H : gp_eqn ?E (exp ?m') |- _ =>   (* ring_simplify may order factors differently: x*a, a*x *)
      let Q := fresh "Q" in
      assert (Q : exp m = E) by (replace m with m' by ring; exact (gp_eqn_rw _ _ H));
      rewrite Q; clear Q
    | _ =>
      let E := fresh "E" in let HE := fresh "HE" in let HQ := fresh "HQ" in
      let HG := fresh "HG" in
      assert (HE := exp_pos m);
      first [ assert (HG := exp_gt_1 m ltac:(lra)) | assert (HG := exp_lt_1 m ltac:(lra)) | assert (HG := I) ];
      assert (HQ : gp_eqn (exp m) (exp m)) by reflexivity;
      set (E := exp m) in HE, HG, HQ at 1 |- *;
      clearbody E
    end
  end.
(* (leading integer constant, rest) of a ring-normal monomial *)
Ltac gp_lead m :=
  lazymatch m with
  | IZR (Zpos ?p) * ?r => constr:((Zpos p, r))
  | IZR (Zneg ?p) * ?r => constr:((Zneg p, r))
  | - (IZR (Zpos ?p)) * ?r => constr:((Zneg p, r))
  | - ?a => let q := gp_lead a in
      lazymatch q with
      | (Zpos ?p, ?r) => constr:((Zneg p, r))
      | (Zneg ?p, ?r) => constr:((Zpos p, r))
      end
  | ?a * ?b => let q := gp_lead a in
      lazymatch q with
      | (?c, 1) => constr:((c, b))
      | (?c, ?r) => constr:((c, r * b))
      end
  | IZR (Zpos ?p) => constr:((Zpos p, 1))
  | IZR (Zneg ?p) => constr:((Zneg p, 1))
  | _ => constr:((1%Z, m))
  end.
Ltac gp_exp_mono m :=
  let q := gp_lead m in
  lazymatch q with
  | (1%Z, ?r) =>
      try (replace m with r by ring); gp_exp_atom r
  | ((-1)%Z, ?r) =>
      replace m with (- r) by ring; rewrite (exp_Ropp r); gp_exp_atom r
  | (Zpos ?p, ?r) =>
      replace m with (IZR (Zpos p) * r) by ring; rewrite (exp_posmul p r);
      let n := eval compute in (Pos.to_nat p) in change (Pos.to_nat p) with n; gp_exp_atom r
  | (Zneg ?p, ?r) =>
      replace m with (IZR (Zneg p) * r) by ring; rewrite (exp_negmul p r);
      let n := eval compute in (Pos.to_nat p) in change (Pos.to_nat p) with n; gp_exp_atom r
  end.
Ltac gp_exp_sum s :=
  lazymatch s with
  | ?a + ?b => rewrite (exp_plus a b); gp_exp_sum a; gp_exp_sum b
  | ?a - ?b => rewrite (exp_minus a b); gp_exp_sum a; gp_exp_sum b
  | 0 => rewrite exp_0
  | _ => gp_exp_mono s
  end.
Ltac gp_exp1 :=
  match goal with
  | |- context [exp ?A] =>
      gp_noexp A;
      let B := fresh "B" in let HB := fresh "HB" in
      evar (B : R);
      assert (HB : A = B) by (unfold softplus, Rdiv; (try ring_simplify); unfold B; reflexivity);
      unfold B in HB; clear B;
      lazymatch type of HB with _ = ?A' =>
        (tryif constr_eq A A' then idtac else rewrite HB); clear HB; gp_exp_sum A'
      end
  end.
Ltac gp_exp := repeat gp_exp1.

(* ---- identify atoms f A, f B with A = B (or A = - B) up to field ---------- *)
Lemma tanh_neg x : tanh (- x) = - tanh x.
Proof.
  rewrite !tanh_alt_, Ropp_involutive.
  generalize (exp_pos x) (exp_pos (- x)); intros; field; lra.
Qed.
Lemma atan_neg x : atan (- x) = - atan x. Proof. apply atan_opp. Qed.
Ltac gp_eqarg := first [ ring | (field; gp_pos) ].
Ltac gp_atom1 f :=
  match goal with
  | |- context [f ?A] =>
    match goal with
    | |- context [f ?B] =>
      tryif constr_eq A B then fail else
      (let H := fresh in assert (H : f A = f B) by (f_equal; gp_eqarg); rewrite H; clear H)
    end
  end.
Ltac gp_odd1 f lem :=
  match goal with
  | |- context [f ?A] =>
    match goal with
    | |- context [f ?B] =>
      tryif constr_eq A B then fail else
      (let H := fresh in assert (H : f A = f (- B)) by (f_equal; gp_eqarg); rewrite H, (lem B); clear H)
    end
  end.
Ltac gp_atoms :=
  repeat first
  [ gp_atom1 ln | gp_atom1 sqrt | gp_atom1 sin | gp_atom1 cos | gp_atom1 tanh | gp_atom1 atan
  | gp_atom1 sigmoid | gp_atom1 softplus | gp_atom1 sinh | gp_atom1 cosh
  | gp_odd1 sin sin_neg | gp_odd1 cos cos_neg | gp_odd1 tanh tanh_neg | gp_odd1 atan atan_neg ].

(* algebraic relations between atoms: sqrt u ^ 2 = u, sin u ^ 2 = 1 - cos u ^ 2 *)
Lemma sin_sq u : sin u ^ 2 = 1 - cos u ^ 2.
Proof. generalize (sin2_cos2 u); unfold Rsqr; intro; nra. Qed.
Lemma cosh_sq u : cosh u ^ 2 = 1 + sinh u ^ 2.
Proof. unfold cosh, sinh. assert (E : exp u * exp (- u) = 1) by (rewrite <- exp_plus, Rplus_opp_r; apply exp_0). nra. Qed.
Ltac gp_rels :=
  repeat match goal with
  | |- context [cosh ?u] =>
      lazymatch goal with
      | H : cosh u ^ 2 = _ |- _ => fail
      | _ => pose proof (cosh_sq u)
      end
  | |- context [sqrt ?u] =>
      lazymatch goal with
      | H : sqrt u ^ 2 = u |- _ => fail
      | _ => assert (sqrt u ^ 2 = u) by (apply pow2_sqrt; gp_pos);
             try (assert (0 < sqrt u) by (apply sqrt_lt_R0; gp_pos))
      end
  | |- context [sin ?u] =>
      lazymatch goal with
      | H : sin u ^ 2 = _ |- _ => fail
      | _ => pose proof (sin_sq u)
      end
  end.
Ltac gp_field_rel :=
  let is_rel H := match type of H with sqrt _ ^ 2 = _ => idtac | sin _ ^ 2 = _ => idtac | cosh _ ^ 2 = _ => idtac end in
  first
  [ match goal with H1 : _ = _ :> R |- _ => is_rel H1; field [H1]; gp_pos end
  | match goal with H1 : _ = _ :> R, H2 : _ = _ :> R |- _ => is_rel H1; is_rel H2; field [H1 H2]; gp_pos end
  | match goal with H1 : _ = _ :> R, H2 : _ = _ :> R, H3 : _ = _ :> R |- _ =>
      is_rel H1; is_rel H2; is_rel H3; field [H1 H2 H3]; gp_pos end ].

Ltac gp_unfold := unfold sigmoid, softplus, logsigmoid, tanh, sinh, cosh, Rsqr in *.

(* sin (2 u) and cos (2 u) beside functions of u *)
Ltac gp_double :=
  repeat match goal with
  | |- context [sin ?A] =>
      match goal with
      | |- context [sin ?B] => tryif constr_eq A B then fail else
          (let H := fresh "H" in assert (H : A = 2 * B) by ring; rewrite H, (sin_2a B); clear H)
      | |- context [cos ?B] =>
          (let H := fresh "H" in assert (H : A = 2 * B) by ring; rewrite H, (sin_2a B); clear H)
      end
  | |- context [cos ?A] =>
      match goal with
      | |- context [sin ?B] =>
          (let H := fresh "H" in assert (H : A = 2 * B) by ring; rewrite H, (cos_2a B); clear H)
      | |- context [cos ?B] => tryif constr_eq A B then fail else
          (let H := fresh "H" in assert (H : A = 2 * B) by ring; rewrite H, (cos_2a B); clear H)
      end
  end.
(* values at 0 and 1 *)
Ltac gp_const A v := tryif constr_eq A v then idtac else replace A with v by first [ring | (field; gp_pos)].
Ltac gp_consts :=
  repeat match goal with
  | |- context [sqrt ?A] => first [ gp_const A 1; rewrite sqrt_1 | gp_const A 0; rewrite sqrt_0 ]
  | |- context [ln ?A] => gp_const A 1; rewrite ln_1
  | |- context [exp ?A] => gp_const A 0; rewrite exp_0
  | |- context [sin ?A] => gp_const A 0; rewrite sin_0
  | |- context [cos ?A] => gp_const A 0; rewrite cos_0
  end.
Lemma Rpower_0 u : Rpower u 0 = 1.
Proof. unfold Rpower. rewrite Rmult_0_l. apply exp_0. Qed.
Lemma Rpower_less u v : 0 < u -> Rpower u (v - 1) = Rpower u v / u.
Proof. intro P. replace (v - 1) with (v + - (1)) by ring. rewrite Rpower_plus, Rpower_Ropp, Rpower_1 by exact P. reflexivity. Qed.
Lemma Rpower_more u v : 0 < u -> Rpower u (v + 1) = Rpower u v * u.
Proof. intro P. rewrite Rpower_plus, Rpower_1 by exact P. reflexivity. Qed.
(* powers of one base whose exponents differ by 1 *)
Ltac gp_powers := repeat match goal with
  | |- context [Rpower ?u 0] => rewrite (Rpower_0 u)
  | |- context [Rpower ?u 1] => rewrite (Rpower_1 u) by gp_pos
  | |- context [Rpower ?u (?v - 1)] => rewrite (Rpower_less u v) by gp_pos
  | |- context [Rpower ?u (?v + 1)] => rewrite (Rpower_more u v) by gp_pos
  end.
Ltac gp_num e := lazymatch e with IZR _ => idtac end.
(* quotients under a root as numbers of their own *)
Ltac gp_ratios := repeat match goal with
  | |- context [sqrt ?A] => match A with context [?a / ?d] =>
      tryif gp_num d then fail else
      (let u := fresh "u" in let H := fresh "H" in
       assert (H : a = a / d * d) by (field; gp_pos); set (u := a / d) in *; clearbody u; rewrite H; clear H) end
  end.
Ltac gp_field := first [ ring | (field; gp_pos) ].
(* closing tactic: cheap first, then full unfolding *)
Ltac gp_close :=
  simpl INR; simpl Init.Nat.pred; cbv beta;
  first [ gp_field
        | (gp_atoms; first [gp_field | (gp_rels; gp_field_rel) ])
        | (progress gp_consts; gp_field)
        | (progress gp_powers; gp_field)
        | (progress gp_ratios; gp_rels; gp_field_rel)
        | (progress gp_double; gp_atoms; first [gp_field | (gp_rels; gp_field_rel) ])
        | (gp_unfold; gp_exp; first [ gp_field | (gp_atoms; first [gp_field | (gp_rels; gp_field_rel)]) ]) ].

(* ------------------------------------------------------------------ *)
(** * 5. Structural differentiation tactic                             *)
(* ------------------------------------------------------------------ *)
Definition tanh_alt := tanh_alt_.
Lemma tanh_bounds x : -1 < tanh x < 1.
Proof.
  rewrite tanh_alt. generalize (exp_pos x) (exp_pos (- x)); intros.
  split; [apply Rlt_div_r | apply Rlt_div_l]; lra.
Qed.
Section Named.
Variables (f : R -> R) (x a : R).
Hypothesis Hf : is_derive f x a.
Lemma D_sigmoid : is_derive (fun t => sigmoid (f t)) x (a * (sigmoid (f x) * (1 - sigmoid (f x)))).
Proof.
  apply D_comp; [|exact Hf]. unfold sigmoid.
  eapply D_eq.
  - apply D_div; [apply D_const | apply D_add; [apply D_const | apply D_exp, D_opp, D_id] |].
    gp_pos.
  - generalize (exp_pos (- f x)); intro; field; lra.
Qed.
Lemma D_tanh : is_derive (fun t => tanh (f t)) x (a * (1 - tanh (f x) ^ 2)).
Proof.
  apply D_comp; [|exact Hf]. unfold tanh. eapply D_eq.
  - apply D_div; [apply D_sinh, D_id | apply D_cosh, D_id |]. gp_pos.
  - generalize (cosh_pos (f x)); intro; field; lra.
Qed.
Lemma D_softplus : is_derive (fun t => softplus (f t)) x (a * sigmoid (f x)).
Proof.
  apply D_comp; [|exact Hf]. unfold softplus. eapply D_eq.
  - apply D_ln; [apply D_add; [apply D_const | apply D_exp, D_id] |]. gp_pos.
  - unfold sigmoid; rewrite exp_Ropp; generalize (exp_pos (f x)); intro; field; lra.
Qed.
Lemma D_logsigmoid : is_derive (fun t => logsigmoid (f t)) x (a * (1 - sigmoid (f x))).
Proof.
  unfold logsigmoid. eapply D_eq.
  - apply D_ln; [apply D_sigmoid | apply sigmoid_pos].
  - generalize (sigmoid_pos (f x)); intro; field; lra.
Qed.
End Named.

Ltac gp_derive_hook := fail.   (* used by the library itself, section 8-10 *)
Ltac gp_user_hook := fail.     (* free for generated files: Ltac gp_user_hook ::= ... *)

(* derivatives given as hypotheses: is_derive f x a, (forall t, is_derive f t a),
   forall k, [k < n ->] is_derive (z k) x (d k) *)
Ltac gp_hyp f x :=
  match goal with
  | H : is_derive f x _ |- _ => exact H
  | H : forall t : R, is_derive f t _ |- _ => exact (H x)
  | H : forall k : nat, is_derive (?z k) x _ |- _ =>
      lazymatch f with z ?k => exact (H k) end
  | H : forall k : nat, (1 <= k <= _)%nat -> is_derive (?z k) x _ |- _ =>
      lazymatch f with z ?k => apply (H k); first [assumption | lia] end
  end.

(* Builds the mechanical derivative of a term; leaves side conditions as goals.
   Works on  is_derive (fun t => body) x ?evar. *)
Ltac gp_d :=
  lazymatch goal with
  | |- is_derive (fun _ => ?c) _ _ => apply D_const
  | |- is_derive (fun t => t) _ _ => apply D_id
  | |- is_derive (fun t => @?f t + @?g t) _ _ => apply (D_add f g); gp_d
  | |- is_derive (fun t => @?f t - @?g t) _ _ => apply (D_sub f g); gp_d
  | |- is_derive (fun t => - @?f t) _ _ => apply (D_opp f); gp_d
  | |- is_derive (fun t => @?f t * @?g t) _ _ => apply (D_mul f g); gp_d
  | |- is_derive (fun t => @?f t / @?g t) _ _ => apply (D_div f g); [gp_d | gp_d | cbv beta]
  | |- is_derive (fun t => / @?f t) _ _ => apply (D_inv f); [gp_d | cbv beta]
  | |- is_derive (fun t => @?f t ^ ?n) _ _ => apply (D_pow f n); gp_d
  | |- is_derive (fun t => exp (@?f t)) _ _ => apply (D_exp f); gp_d
  | |- is_derive (fun t => ln (@?f t)) _ _ => apply (D_ln f); [gp_d | cbv beta]
  | |- is_derive (fun t => sqrt (@?f t)) _ _ => apply (D_sqrt f); [gp_d | cbv beta]
  | |- is_derive (fun t => Rpower (@?f t) ?p) _ _ => apply (D_rpower f p); [gp_d | cbv beta]
  | |- is_derive (fun t => sin (@?f t)) _ _ => apply (D_sin f); gp_d
  | |- is_derive (fun t => cos (@?f t)) _ _ => apply (D_cos f); gp_d
  | |- is_derive (fun t => sinh (@?f t)) _ _ => apply (D_sinh f); gp_d
  | |- is_derive (fun t => cosh (@?f t)) _ _ => apply (D_cosh f); gp_d
  | |- is_derive (fun t => tanh (@?f t)) _ _ => apply (D_tanh f); gp_d
  | |- is_derive (fun t => atan (@?f t)) _ _ => apply (D_atan f); gp_d
  | |- is_derive (fun t => sigmoid (@?f t)) _ _ => apply (D_sigmoid f); gp_d
  | |- is_derive (fun t => softplus (@?f t)) _ _ => apply (D_softplus f); gp_d
  | |- is_derive (fun t => logsigmoid (@?f t)) _ _ => apply (D_logsigmoid f); gp_d
  | |- is_derive (fun t => ?f t) ?x _ => first [ gp_hyp f x | gp_user_hook | gp_derive_hook ]
  | |- _ => first [ gp_user_hook | gp_derive_hook ]
  end.

(* diagnostics: the machine-readable tag and the offending goal go into coqc's error text *)
Ltac gp_goal := match goal with |- ?g => g end.
Ltac gp_rule_ := first [ gp_d | let g := gp_goal in fail 1 "GP_E1 no differentiation rule applies in" g ].
Ltac gp_side_ := first [ gp_pos | let g := gp_goal in fail 1 "GP_E2 side condition not proved:" g ].
Ltac gp_eq_   := first [ gp_close | let g := gp_goal in fail 1 "GP_E3 derivative does not equal the claim:" g ].
(* THE template:  Proof. intros; gp_derive. Qed.  *)
Ltac gp_derive := eapply D_eq; [ gp_rule_; gp_side_ | gp_eq_ ].
(* equality-only claims *)
Ltac gp_equal := gp_eq_.

(* ------------------------------------------------------------------ *)
(** * 6. auto_derive support (alternative engine)                      *)
(* ------------------------------------------------------------------ *)
Global Instance UnaryDiff_sigmoid : UnaryDiff sigmoid.
Proof.
  exists (fun x => sigmoid x * (1 - sigmoid x)). intro x.
  apply D_eq with (1 * (sigmoid x * (1 - sigmoid x))); [apply (D_sigmoid (fun t => t)), D_id | ring].
Defined.
Global Instance UnaryDiff_tanh : UnaryDiff tanh.
Proof.
  exists (fun x => 1 - tanh x ^ 2). intro x.
  apply D_eq with (1 * (1 - tanh x ^ 2)); [apply (D_tanh (fun t => t)), D_id | ring].
Defined.
Global Instance UnaryDiff_softplus : UnaryDiff softplus.
Proof.
  exists sigmoid. intro x.
  apply D_eq with (1 * sigmoid x); [apply (D_softplus (fun t => t)), D_id | ring].
Defined.
(* auto_derive runs simpl, which unfolds x ^ 3 inside atoms; simpl the claim the same way *)
Ltac gp_auto := auto_derive; [ gp_pos | simpl pow; gp_close ].

(* ------------------------------------------------------------------ *)
(** * 7. Piecewise functions                                           *)
(* ------------------------------------------------------------------ *)
Section Piecewise.
Implicit Types F f g h k : R -> R.
Implicit Types c x l a b : R.

(* locality: F agrees with f near x *)
Lemma D_loc F f x l : locally x (fun t => f t = F t) -> is_derive f x l -> is_derive F x l.
Proof. intros; apply (is_derive_ext_loc f F x l); assumption. Qed.

Lemma locally_gt c x : c < x -> locally x (fun t => c < t).
Proof. intro H; apply (open_gt c); exact H. Qed.
Lemma locally_lt c x : x < c -> locally x (fun t => t < c).
Proof. intro H; apply (open_lt c); exact H. Qed.
Lemma locally_between a b x : a < x -> x < b -> locally x (fun t => a < t < b).
Proof. intros; apply filter_and; [apply locally_gt | apply locally_lt]; assumption. Qed.

(* open pieces *)
Lemma D_gt F f c x l : c < x -> (forall t, c < t -> F t = f t) ->
  is_derive f x l -> is_derive F x l.
Proof.
  intros Hx He; apply D_loc. eapply filter_imp; [|exact (locally_gt c x Hx)].
  intros t Ht; symmetry; apply He; exact Ht.
Qed.
Lemma D_lt F f c x l : x < c -> (forall t, t < c -> F t = f t) ->
  is_derive f x l -> is_derive F x l.
Proof.
  intros Hx He; apply D_loc. eapply filter_imp; [|exact (locally_lt c x Hx)].
  intros t Ht; symmetry; apply He; exact Ht.
Qed.
Lemma D_between F f a b x l : a < x < b -> (forall t, a < t < b -> F t = f t) ->
  is_derive f x l -> is_derive F x l.
Proof.
  intros [H1 H2] He; apply D_loc. eapply filter_imp; [|exact (locally_between a b x H1 H2)].
  intros t Ht; symmetry; apply He; exact Ht.
Qed.

(* conditions that are themselves continuous functions of the variable: relu(h x), ... *)
Lemma D_if_lt h k f g x l : h x < k x -> continuous h x -> continuous k x ->
  is_derive f x l -> is_derive (fun t => if Rle_dec (h t) (k t) then f t else g t) x l.
Proof.
  intros Hlt Ch Ck Hf; apply D_loc with (2 := Hf).
  assert (C : continuous (fun t => k t - h t) x)
    by (apply (continuous_minus k h); assumption).
  assert (P : locally (k x - h x) (fun y => 0 < y)) by (apply locally_gt; lra).
  specialize (C _ P). unfold filtermap in C. eapply filter_imp; [|exact C].
  intros t Ht; destruct (Rle_dec (h t) (k t)); [reflexivity | lra].
Qed.
Lemma D_if_gt h k f g x l : k x < h x -> continuous h x -> continuous k x ->
  is_derive g x l -> is_derive (fun t => if Rle_dec (h t) (k t) then f t else g t) x l.
Proof.
  intros Hlt Ch Ck Hf; apply D_loc with (2 := Hf).
  assert (C : continuous (fun t => h t - k t) x)
    by (apply (continuous_minus h k); assumption).
  assert (P : locally (h x - k x) (fun y => 0 < y)) by (apply locally_gt; lra).
  specialize (C _ P). unfold filtermap in C. eapply filter_imp; [|exact C].
  intros t Ht; destruct (Rle_dec (h t) (k t)); [lra | reflexivity].
Qed.

(* breakpoints: one-sided pieces fl (t<=c) and fr (t>=c), valid within radius d of c *)
Definition piece_l F fl c (d : R) := forall t, c - d < t <= c -> F t = fl t.
Definition piece_r F fr c (d : R) := forall t, c <= t < c + d -> F t = fr t.

Lemma is_derive_eps f c l : is_derive f c l <->
  (forall eps, 0 < eps -> exists d, 0 < d /\
     forall t, Rabs (t - c) < d -> Rabs (f t - f c - l * (t - c)) <= eps * Rabs (t - c)).
Proof.
  split.
  - intros [_ H] eps He. specialize (H c (fun P HP => HP) (mkposreal eps He)).
    destruct H as [d Hd]. exists d; split; [apply cond_pos|].
    intros t Ht. specialize (Hd t Ht).
    unfold norm, minus, scal, plus, opp in Hd; simpl in Hd; unfold mult, abs in Hd; simpl in Hd.
    replace (f t - f c - l * (t - c)) with (f t + - f c + - ((t + - c) * l)) by ring.
    exact Hd.
  - intro H. split; [apply is_linear_scal_l|].
    intros y Hy.
    assert (E : c = y) by (apply (@is_filter_lim_locally_unique R_AbsRing (AbsRing_NormedModule R_AbsRing)); exact Hy).
    subst y.
    intros eps. destruct (H eps (cond_pos eps)) as [d [Hd0 Hd]].
    exists (mkposreal d Hd0). intros t Ht.
    unfold norm, minus, scal, plus, opp; simpl; unfold mult, abs; simpl.
    replace (f t + - f c + - ((t + - c) * l)) with (f t - f c - l * (t - c)) by ring.
    apply Hd, Ht.
Qed.

Lemma D_glue F fl fr c d l : 0 < d -> piece_l F fl c d -> piece_r F fr c d ->
  is_derive fl c l -> is_derive fr c l -> is_derive F c l.
Proof.
  intros Hd Hl Hr Dl Dr. apply is_derive_eps. intros eps He.
  destruct (proj1 (is_derive_eps _ _ _) Dl eps He) as [d1 [Hd1 H1]].
  destruct (proj1 (is_derive_eps _ _ _) Dr eps He) as [d2 [Hd2 H2]].
  exists (Rmin d (Rmin d1 d2)); split.
  { repeat apply Rmin_glb_lt; assumption. }
  intros t Ht.
  assert (Hb : Rabs (t - c) < d /\ Rabs (t - c) < d1 /\ Rabs (t - c) < d2).
  { generalize (Rmin_l d (Rmin d1 d2)) (Rmin_r d (Rmin d1 d2)) (Rmin_l d1 d2) (Rmin_r d1 d2); lra. }
  destruct Hb as [B [B1 B2]].
  apply Rabs_def2 in B.
  destruct (Rle_dec t c).
  - rewrite (Hl t), (Hl c); try lra. apply H1, B1.
  - rewrite (Hr t), (Hr c); try lra. apply H2, B2.
Qed.

(* difference quotient converges from each side *)
Lemma quot_l F fl c d l m : 0 < d -> piece_l F fl c d ->
  is_derive F c m -> is_derive fl c l -> m = l.
Proof.
  intros Hd Hl DF Dl.
  destruct (Req_dec m l) as [|N]; [assumption|exfalso].
  set (eps := Rabs (m - l) / 3).
  assert (He : 0 < eps) by (unfold eps; generalize (Rabs_pos_lt (m - l)); lra).
  destruct (proj1 (is_derive_eps _ _ _) DF eps He) as [d1 [Hd1 H1]].
  destruct (proj1 (is_derive_eps _ _ _) Dl eps He) as [d2 [Hd2 H2]].
  set (r := Rmin d (Rmin d1 d2) / 2).
  assert (Hr : 0 < Rmin d (Rmin d1 d2)) by (repeat apply Rmin_glb_lt; assumption).
  assert (Hb : 0 < r /\ r < d /\ r < d1 /\ r < d2).
  { generalize (Rmin_l d (Rmin d1 d2)) (Rmin_r d (Rmin d1 d2)) (Rmin_l d1 d2) (Rmin_r d1 d2);
    unfold r; lra. }
  assert (Ha : Rabs (c - r - c) = r) by (rewrite Rabs_left; lra).
  specialize (H1 (c - r)); specialize (H2 (c - r)).
  rewrite Ha in H1, H2.
  rewrite (Hl (c - r)), (Hl c) in H1 by lra.
  assert (H1' := H1 ltac:(lra)); assert (H2' := H2 ltac:(lra)).
  assert (Rabs ((m - l) * r) <= 2 * eps * r).
  { replace ((m - l) * r) with
      ((fl (c - r) - fl c - m * (c - r - c)) - (fl (c - r) - fl c - l * (c - r - c))) by ring.
    eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp. lra. }
  rewrite Rabs_mult, (Rabs_pos_eq r) in H by lra.
  assert (Rabs (m - l) <= 2 * eps) by (apply Rmult_le_reg_r with r; lra).
  unfold eps in *. generalize (Rabs_pos_lt (m - l)); lra.
Qed.
Lemma quot_r F fr c d l m : 0 < d -> piece_r F fr c d ->
  is_derive F c m -> is_derive fr c l -> m = l.
Proof.
  intros Hd Hrt DF Dl.
  destruct (Req_dec m l) as [|N]; [assumption|exfalso].
  set (eps := Rabs (m - l) / 3).
  assert (He : 0 < eps) by (unfold eps; generalize (Rabs_pos_lt (m - l)); lra).
  destruct (proj1 (is_derive_eps _ _ _) DF eps He) as [d1 [Hd1 H1]].
  destruct (proj1 (is_derive_eps _ _ _) Dl eps He) as [d2 [Hd2 H2]].
  set (r := Rmin d (Rmin d1 d2) / 2).
  assert (Hr : 0 < Rmin d (Rmin d1 d2)) by (repeat apply Rmin_glb_lt; assumption).
  assert (Hb : 0 < r /\ r < d /\ r < d1 /\ r < d2).
  { generalize (Rmin_l d (Rmin d1 d2)) (Rmin_r d (Rmin d1 d2)) (Rmin_l d1 d2) (Rmin_r d1 d2);
    unfold r; lra. }
  assert (Ha : Rabs (c + r - c) = r) by (rewrite Rabs_pos_eq; lra).
  specialize (H1 (c + r)); specialize (H2 (c + r)).
  rewrite Ha in H1, H2.
  rewrite (Hrt (c + r)), (Hrt c) in H1 by lra.
  assert (H1' := H1 ltac:(lra)); assert (H2' := H2 ltac:(lra)).
  assert (Rabs ((m - l) * r) <= 2 * eps * r).
  { replace ((m - l) * r) with
      (- ((fr (c + r) - fr c - m * (c + r - c)) - (fr (c + r) - fr c - l * (c + r - c)))) by ring.
    rewrite Rabs_Ropp. eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp. lra. }
  rewrite Rabs_mult, (Rabs_pos_eq r) in H by lra.
  assert (Rabs (m - l) <= 2 * eps) by (apply Rmult_le_reg_r with r; lra).
  unfold eps in *. generalize (Rabs_pos_lt (m - l)); lra.
Qed.

(* kink: both one-sided derivatives exist but differ *)
Lemma noD_glue F fl fr c d a b : 0 < d -> piece_l F fl c d -> piece_r F fr c d ->
  is_derive fl c a -> is_derive fr c b -> a <> b -> ~ ex_derive F c.
Proof.
  intros Hd Hl Hr Dl Dr N [m Hm].
  apply N. rewrite <- (quot_l F fl c d a m), <- (quot_r F fr c d b m); auto.
Qed.
(* the exact criterion *)
Lemma ex_D_glue_iff F fl fr c d a b : 0 < d -> piece_l F fl c d -> piece_r F fr c d ->
  is_derive fl c a -> is_derive fr c b -> (ex_derive F c <-> a = b).
Proof.
  intros Hd Hl Hr Dl Dr; split.
  - intros [m Hm]. rewrite <- (quot_l F fl c d a m), <- (quot_r F fr c d b m); auto.
  - intros <-. exists a. apply D_glue with fl fr d; assumption.
Qed.
(* jump: F equals g on the open right side (or left), g continuous at c, F c <> g c *)
Lemma noD_jump_r F g c d : 0 < d -> (forall t, c < t < c + d -> F t = g t) ->
  continuous g c -> F c <> g c -> ~ ex_derive F c.
Proof.
  intros Hd He Cg N HF. apply N.
  assert (CF : continuous F c) by (apply (ex_derive_continuous F); exact HF).
  destruct (Req_dec (F c) (g c)) as [|_]; [assumption|exfalso].
  set (eps := Rabs (F c - g c) / 2).
  assert (E : 0 < eps) by (unfold eps; generalize (Rabs_pos_lt (F c - g c)); lra).
  assert (P1 := CF _ (locally_ball (F c) (mkposreal eps E))).
  assert (P2 := Cg _ (locally_ball (g c) (mkposreal eps E))).
  destruct P1 as [d1 P1]; destruct P2 as [d2 P2].
  set (r := Rmin d (Rmin d1 d2) / 2).
  assert (Hr : 0 < Rmin d (Rmin d1 d2))
    by (repeat apply Rmin_glb_lt; try apply cond_pos; assumption).
  assert (Hb : 0 < r /\ r < d /\ r < d1 /\ r < d2).
  { generalize (Rmin_l d (Rmin d1 d2)) (Rmin_r d (Rmin d1 d2)) (Rmin_l d1 d2) (Rmin_r d1 d2);
    unfold r; lra. }
  assert (Bl : forall e : posreal, r < e -> ball c e (c + r)).
  { intros e Hre. unfold ball; simpl; unfold AbsRing_ball, abs, minus, plus, opp; simpl.
    replace (c + r + - c) with r by ring. rewrite Rabs_pos_eq; lra. }
  specialize (P1 _ (Bl d1 ltac:(lra))). specialize (P2 _ (Bl d2 ltac:(lra))).
  unfold ball in P1, P2; simpl in P1, P2; unfold AbsRing_ball, abs, minus, plus, opp in P1, P2; simpl in P1, P2.
  rewrite (He (c + r)) in P1 by lra.
  assert (Rabs (F c - g c) < 2 * eps).
  { replace (F c - g c) with (- (g (c + r) + - F c) + (g (c + r) + - g c)) by ring.
    eapply Rle_lt_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp; lra. }
  unfold eps in *; lra.
Qed.
End Piecewise.

(* decide every Rle_dec/Rlt_dec/Rmax/Rmin/Rabs in the goal, innermost first;
   kill absurd branches by lra *)
Ltac gp_nodec e :=
  lazymatch e with
  | context [Rle_dec] => fail | context [Rlt_dec] => fail | context [Rcase_abs] => fail | context [Req_EM_T] => fail
  | _ => idtac
  end.
Ltac gp_cases :=
  unfold relu, Rmax, Rmin, Rabs, and_dec, or_dec, not_dec in *;
  repeat (cbv beta iota; match goal with
  | |- context [Rle_dec ?a ?b] => gp_nodec a; gp_nodec b; destruct (Rle_dec a b)
  | |- context [Rlt_dec ?a ?b] => gp_nodec a; gp_nodec b; destruct (Rlt_dec a b)
  | |- context [Rcase_abs ?a] => gp_nodec a; destruct (Rcase_abs a)
  | |- context [Req_EM_T ?a ?b] => gp_nodec a; gp_nodec b; destruct (Req_EM_T a b)
  end; try (exfalso; lra));
  try reflexivity; try lra; try nra.

(* the piece equations; branches that survive only at t = c are closed there *)
Ltac gp_piece c :=
  let t := fresh "t" in let Ht := fresh "Ht" in
  unfold piece_l, piece_r;
  intros t ?; cbv beta; gp_cases;
  (assert (Ht : t = c) by lra; rewrite Ht in *; clear Ht; gp_close).

(* ------------------------------------------------------------------ *)
(** * 8. Finite sums of symbolic length, coordinate updates, Kronecker *)
(* ------------------------------------------------------------------ *)
Section Sums.
Implicit Types (f g : nat -> R) (n m i j k : nat) (c : R).
Lemma sumn_ext n f g : (forall k, (1 <= k <= n)%nat -> f k = g k) -> sumn n f = sumn n g.
Proof.
  induction n as [|n IH]; intro H; simpl; [reflexivity|].
  rewrite IH; [rewrite (H (S n)) by lia; reflexivity|]. intros k Hk; apply H; lia.
Qed.
Lemma sumn_plus n f g : sumn n (fun k => f k + g k) = sumn n f + sumn n g.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; ring. Qed.
Lemma sumn_minus n f g : sumn n (fun k => f k - g k) = sumn n f - sumn n g.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; ring. Qed.
Lemma sumn_opp n f : sumn n (fun k => - f k) = - sumn n f.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; ring. Qed.
Lemma sumn_scal_l n c f : sumn n (fun k => c * f k) = c * sumn n f.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; ring. Qed.
Lemma sumn_scal_r n c f : sumn n (fun k => f k * c) = sumn n f * c.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; ring. Qed.
Lemma sumn_div_r n c f : sumn n (fun k => f k / c) = sumn n f / c.
Proof. unfold Rdiv; apply sumn_scal_r. Qed.
Lemma sumn_zero n : sumn n (fun _ => 0) = 0.
Proof. induction n as [|n IH]; simpl; [|rewrite IH]; ring. Qed.
Lemma sumn_const n c : sumn n (fun _ => c) = INR n * c.
Proof. induction n as [|n IH]; [simpl; ring | rewrite S_INR; simpl; rewrite IH; ring]. Qed.
Lemma sumn_swap n m (f : nat -> nat -> R) :
  sumn n (fun i => sumn m (fun k => f i k)) = sumn m (fun k => sumn n (fun i => f i k)).
Proof.
  induction n as [|n IH]; simpl.
  - symmetry; apply sumn_zero.
  - rewrite IH, <- sumn_plus; reflexivity.
Qed.
Lemma sumn_nonneg n f : (forall k, (1 <= k <= n)%nat -> 0 <= f k) -> 0 <= sumn n f.
Proof.
  induction n as [|n IH]; intro H; simpl; [lra|].
  apply Rplus_le_le_0_compat; [apply IH; intros; apply H; lia | apply H; lia].
Qed.
Lemma sumn_pos n f : (0 < n)%nat -> (forall k, (1 <= k <= n)%nat -> 0 < f k) -> 0 < sumn n f.
Proof.
  destruct n as [|n]; [lia|]; intros _ H; simpl.
  apply Rplus_le_lt_0_compat; [|apply H; lia].
  apply sumn_nonneg; intros; apply Rlt_le, H; lia.
Qed.
Lemma sumn_delta_out n j f : (n < j)%nat -> sumn n (fun k => delta k j * f k) = 0.
Proof.
  induction n as [|n IH]; intro H; simpl; [reflexivity|].
  rewrite IH by lia. unfold delta; destruct (Nat.eq_dec (S n) j); [lia | ring].
Qed.
Lemma sumn_delta n j f : (1 <= j <= n)%nat -> sumn n (fun k => delta k j * f k) = f j.
Proof.
  induction n as [|n IH]; intro H; simpl; [lia|].
  destruct (Nat.eq_dec j (S n)) as [->|N].
  - rewrite sumn_delta_out by lia. unfold delta; destruct (Nat.eq_dec (S n) (S n)); [ring | lia].
  - rewrite IH by lia. unfold delta; destruct (Nat.eq_dec (S n) j); [lia | ring].
Qed.
Lemma delta_sym i j : delta i j = delta j i.
Proof. unfold delta; destruct (Nat.eq_dec i j), (Nat.eq_dec j i); auto; lia. Qed.
Lemma delta_refl i : delta i i = 1.
Proof. unfold delta; destruct (Nat.eq_dec i i); [reflexivity | lia]. Qed.
Lemma delta_sq i j : delta i j * delta i j = delta i j.
Proof. unfold delta; destruct (Nat.eq_dec i j); ring. Qed.
(* updating a coordinate with its own value is the identity, pointwise *)
Lemma upd_self (x : nat -> R) j k : upd x j (x j) k = x k.
Proof. unfold upd; destruct (Nat.eq_dec k j); subst; reflexivity. Qed.
Lemma upd2_self (w : nat -> nat -> R) p q i k : upd2 w p q (w p q) i k = w i k.
Proof. unfold upd2; destruct (Nat.eq_dec i p), (Nat.eq_dec k q); subst; reflexivity. Qed.

(* derivative rules *)
Lemma D_sumn n (F : nat -> R -> R) (d : nat -> R) (x : R) :
  (forall k, (1 <= k <= n)%nat -> is_derive (F k) x (d k)) ->
  is_derive (fun t => sumn n (fun k => F k t)) x (sumn n d).
Proof.
  induction n as [|n IH]; intro H; simpl.
  - apply D_const.
  - apply (D_add (fun t => sumn n (fun k => F k t)) (F (S n))); [apply IH; intros; apply H; lia | apply H; lia].
Qed.
Lemma D_upd (x : nat -> R) j k (a : R) : is_derive (fun t => upd x j t k) a (delta k j).
Proof. unfold upd, delta; destruct (Nat.eq_dec k j); [apply D_id | apply D_const]. Qed.
Lemma D_upd2 (w : nat -> nat -> R) p q i k (a : R) :
  is_derive (fun t => upd2 w p q t i k) a (delta i p * delta k q).
Proof.
  (* never write [apply D_id || apply D_const]: a failing apply here unfolds is_derive for 66 s *)
  unfold upd2, delta; destruct (Nat.eq_dec i p); [destruct (Nat.eq_dec k q)|].
  - apply D_eq with 1; [apply D_id | ring].
  - apply D_eq with 0; [apply D_const | ring].
  - apply D_eq with 0; [apply D_const | ring].
Qed.
End Sums.

Ltac gp_derive_hook ::=
  lazymatch goal with
  | |- is_derive (fun t => sumn ?n (fun k => @?F k t)) _ _ =>
      apply (D_sumn n (fun k t => F k t));
      let k := fresh "k" in let Hk := fresh "Hk" in intros k Hk; cbv beta; gp_d
  | |- is_derive (fun t => upd ?x ?j t ?k) _ _ => apply (D_upd x j k)
  | |- is_derive (fun t => upd2 ?w ?p ?q t ?i ?k) _ _ => apply (D_upd2 w p q i k)
  end.

(* ------------------------------------------------------------------ *)
(** * 9. Sum normalisation                                             *)
(* ------------------------------------------------------------------ *)
From Coq Require Import FunctionalExtensionality. (* already an axiom of Reals *)
Lemma upd_self_fun x j : upd x j (x j) = x.
Proof. apply functional_extensionality; intro; apply upd_self. Qed.
Lemma upd2_self_fun w p q : upd2 w p q (w p q) = w.
Proof. do 2 (apply functional_extensionality; intro). apply upd2_self. Qed.

(* the workhorse: eliminate a Kronecker delta from ANY summand H k (delta k j) *)
Lemma sumn_split n j (H : nat -> R -> R) : (1 <= j <= n)%nat ->
  sumn n (fun k => H k (delta k j)) = sumn n (fun k => H k 0) + (H j 1 - H j 0).
Proof.
  intro Hj.
  rewrite (sumn_ext n _ (fun k => H k 0 + delta k j * (H k 1 - H k 0))).
  - rewrite sumn_plus, (sumn_delta n j (fun k => H k 1 - H k 0)) by exact Hj; reflexivity.
  - intros k _; unfold delta; destruct (Nat.eq_dec k j); ring.
Qed.
Lemma sumn_split_sym n j (H : nat -> R -> R) : (1 <= j <= n)%nat ->
  sumn n (fun k => H k (delta j k)) = sumn n (fun k => H k 0) + (H j 1 - H j 0).
Proof.
  intro Hj. rewrite <- (sumn_split n j H Hj). apply sumn_ext; intros k _.
  rewrite (delta_sym j k); reflexivity.
Qed.
Lemma sumn_eq0 n f : (forall k, (1 <= k <= n)%nat -> f k = 0) -> sumn n f = 0.
Proof. intro H; rewrite (sumn_ext n f (fun _ => 0)) by exact H; apply sumn_zero. Qed.

Ltac gp_pos_hook ::=
  lazymatch goal with
  | |- 0 < sumn _ _ =>
      apply sumn_pos; [ first [assumption | lia] | let k := fresh "k" in intros k ?; gp_pos_core ]
  end.

(* for a summand F find j and H with  F k = H k (delta k j)  (by pattern, no algebra) *)
Ltac gp_find_delta F :=
  constr:(fun gp_k : nat =>
    ltac:(let b := eval cbv beta in (F gp_k) in
          match b with
          | context [delta gp_k ?j] =>
              let p := eval pattern (delta gp_k j) in b in
              lazymatch p with ?h _ => exact (h, j, true) end
          | context [delta ?j gp_k] =>
              let p := eval pattern (delta j gp_k) in b in
              lazymatch p with ?h _ => exact (h, j, false) end
          end)).
Ltac gp_sum_split :=
  match goal with
  | |- context [sumn ?n ?F] =>
      let P := gp_find_delta F in
      lazymatch P with
      | fun k => (@?H k, ?j, true) => rewrite (sumn_split n j H) by (first [assumption | lia])
      | fun k => (@?H k, ?j, false) => rewrite (sumn_split_sym n j H) by (first [assumption | lia])
      end;
      cbv beta;
      repeat match goal with |- context [delta ?i ?i] => rewrite (delta_refl i) end
  end.
Ltac gp_sum0 :=
  match goal with
  | |- context [sumn ?n ?F] =>
      rewrite (sumn_eq0 n F) by
        (let k := fresh "k" in intros k _; cbv beta; repeat gp_sum0; first [ring | field; gp_pos])
  end.

(* linear pull-out:  sum_k (C*G k + ...) = C * sum_k G k + ...
   gp_split k b  returns a pair (C, G) with b = C * G and C free of k *)
Ltac gp_fac k b :=
  lazymatch b with
  | context [k] =>
    lazymatch b with
    | ?a1 * ?b1 =>
        let p := gp_fac k a1 in let q := gp_fac k b1 in
        lazymatch p with (?c1, ?g1) => lazymatch q with (?c2, ?g2) =>
          let c := lazymatch c1 with 1 => c2 | _ => lazymatch c2 with 1 => c1 | _ => constr:(c1 * c2) end end in
          let g := lazymatch g1 with 1 => g2 | _ => lazymatch g2 with 1 => g1 | _ => constr:(g1 * g2) end end in
          constr:((c, g)) end end
    | ?a1 / ?b1 =>
        lazymatch b1 with
        | context [k] => let p := gp_fac k a1 in
            lazymatch p with (?c1, ?g1) => constr:((c1, g1 / b1)) end
        | _ => let p := gp_fac k a1 in
            lazymatch p with (?c1, ?g1) => constr:((c1 / b1, g1)) end
        end
    | - ?a1 => let p := gp_fac k a1 in
            lazymatch p with (?c1, ?g1) => constr:((- c1, g1)) end
    | _ => constr:((1, b))
    end
  | _ => constr:((b, 1))
  end.
Ltac gp_sum_lin1 :=
  match goal with
  | |- context [sumn ?n (fun k => @?A k + @?B k)] => rewrite (sumn_plus n A B)
  | |- context [sumn ?n (fun k => @?A k - @?B k)] => rewrite (sumn_minus n A B)
  | |- context [sumn ?n (fun k => - @?A k)] => rewrite (sumn_opp n A)
  | |- context [sumn ?n (fun k => @?A k * (@?B k + @?C k))] =>
      rewrite (sumn_ext n (fun k => A k * (B k + C k)) (fun k => A k * B k + A k * C k))
        by (intros; ring)
  | |- context [sumn ?n (fun k => @?A k * (@?B k - @?C k))] =>
      rewrite (sumn_ext n (fun k => A k * (B k - C k)) (fun k => A k * B k - A k * C k))
        by (intros; ring)
  | |- context [sumn ?n (fun k => (@?B k + @?C k) * @?A k)] =>
      rewrite (sumn_ext n (fun k => (B k + C k) * A k) (fun k => B k * A k + C k * A k))
        by (intros; ring)
  | |- context [sumn ?n (fun k => (@?B k - @?C k) * @?A k)] =>
      rewrite (sumn_ext n (fun k => (B k - C k) * A k) (fun k => B k * A k - C k * A k))
        by (intros; ring)
  | |- context [sumn ?n (fun k => (@?B k + @?C k) / ?c)] =>
      rewrite (sumn_ext n (fun k => (B k + C k) / c) (fun k => B k / c + C k / c))
        by (intros; unfold Rdiv; ring)
  | |- context [sumn ?n (fun k => (@?B k - @?C k) / ?c)] =>
      rewrite (sumn_ext n (fun k => (B k - C k) / c) (fun k => B k / c - C k / c))
        by (intros; unfold Rdiv; ring)
  | |- context [sumn ?n (fun _ => ?c)] => rewrite (sumn_const n c)
  | |- context [sumn ?n ?F] =>
      let P := constr:(fun gp_k : nat =>
        ltac:(let b := eval cbv beta in (F gp_k) in let p := gp_fac gp_k b in exact p)) in
      lazymatch P with
      | fun _ => (1, _) => fail
      | fun k => (?C, @?G k) =>
          lazymatch G with fun _ => _ => idtac end;
          try rewrite (sumn_ext n F (fun k => C * G k)) by (intros; cbv beta; unfold Rdiv; ring);
          rewrite (sumn_scal_l n C G)
      end
  end; cbv beta.
(* identify sums whose bodies are equal up to ring/field *)
Ltac gp_sum_unify :=
  repeat match goal with
  | |- context [sumn ?n ?F] =>
    match goal with
    | |- context [sumn n ?G] =>
      tryif constr_eq F G then fail else
      rewrite (sumn_ext n F G) by (let k := fresh in intros k ?; cbv beta; first [ring | field; gp_pos])
    end
  end.
(* normalise every summand: exp pushed to atoms, then field_simplify
   (cancels exp(x k)/exp(x k), turns exp(x k - m) into exp(x k)/exp m, ...) *)
Ltac gp_sum_fs1 :=
  match goal with
  | |- context [sumn ?n ?F] =>
      lazymatch F with
      | context [Rdiv] => idtac | context [Rinv] => idtac | context [exp (_ - _)] => idtac
      | context [exp (_ + _)] => idtac | context [exp (- _)] => idtac
      end;
      erewrite (sumn_ext n F);
      [ | let k := fresh "k" in intros k ?; cbv beta; gp_exp_push;
          first [ (field_simplify; [ reflexivity | gp_pos .. ]) | reflexivity ] ];
      lazymatch goal with
      | |- context [sumn n F] => fail
      | _ => idtac
      end
  end; cbv beta.
(* expand every summand to ring normal form *)
Ltac gp_sum_rs1 :=
  match goal with
  | |- context [sumn ?n ?F] =>
      erewrite (sumn_ext n F);
      [ | let k := fresh "k" in intros k ?; cbv beta; unfold Rdiv; ring_simplify; reflexivity ];
      lazymatch goal with
      | |- context [sumn n F] => fail
      | _ => idtac
      end
  end; cbv beta.
Ltac gp_eta :=
  repeat match goal with
  | |- context [fun k : nat => ?f k] => change (fun k : nat => f k) with f
  end.
(* use hypotheses such as  sumn n y = 1 *)
Ltac gp_sum_hyps :=
  repeat match goal with
  | H : sumn ?n ?f = _ |- context [sumn ?n ?f] => rewrite H
  end.
(* same normalisation one binder down: sums inside the summand of an outer sum *)
Ltac gp_sum_in :=
  match goal with
  | |- context [sumn ?n ?F] =>
      lazymatch F with context [sumn] => idtac end;
      erewrite (sumn_ext n F);
      [ | let k := fresh "k" in intros k ?; cbv beta;
          progress (repeat gp_sum_split; repeat gp_sum0; repeat gp_sum_in); reflexivity ];
      cbv beta
  end.
Ltac gp_sum_pre :=
  cbv beta; gp_eta; rewrite ?upd_self_fun, ?upd2_self_fun; simpl INR; simpl Init.Nat.pred;
  repeat gp_sum_split; repeat gp_sum0; repeat gp_sum_in.
Ltac gp_sum_fin := gp_sum_unify; gp_eta; gp_sum_hyps; gp_close.
(* constant factors only *)
Ltac gp_sum_scal1 :=
  match goal with
  | |- context [sumn ?n ?F] =>
      let P := constr:(fun gp_k : nat =>
        ltac:(let b := eval cbv beta in (F gp_k) in let p := gp_fac gp_k b in exact p)) in
      lazymatch P with
      | fun _ => (1, _) => fail
      | fun k => (?C, @?G k) =>
          lazymatch G with fun _ => _ => idtac end;
          try rewrite (sumn_ext n F (fun k => C * G k)) by (intros; cbv beta; unfold Rdiv; ring);
          rewrite (sumn_scal_l n C G)
      end
  end; cbv beta.
Ltac gp_sum :=
  gp_sum_pre;
  first [ gp_sum_fin
        | (repeat gp_sum_scal1; gp_sum_fin)
        | (repeat gp_sum_lin1; repeat gp_sum0; gp_sum_fin)
        | (do 8 (try gp_sum_rs1); repeat gp_sum_lin1; repeat gp_sum0; gp_sum_fin)
        | (do 8 (try gp_sum_fs1); repeat gp_sum_lin1; repeat gp_sum0; gp_sum_fin) ].
(* equal or different indices *)
Lemma delta_ne i j : i <> j -> delta i j = 0.
Proof. intro N; unfold delta; destruct (Nat.eq_dec i j); [contradiction | reflexivity]. Qed.
Ltac gp_delta_cases :=
  repeat match goal with
  | |- context [delta ?i ?i] => rewrite (delta_refl i)
  | N : ?i <> ?j |- context [delta ?i ?j] => rewrite (delta_ne i j N)
  | N : ?j <> ?i |- context [delta ?i ?j] => rewrite (delta_ne i j (not_eq_sym N))
  | |- context [delta ?i ?j] => destruct (Nat.eq_dec i j); [subst|]
  end.
Ltac gp_eq_sum_ := first [ gp_sum | solve [gp_delta_cases; gp_sum] | let g := gp_goal in fail 1 "GP_E3 derivative does not equal the claim:" g ].
Ltac gp_derive_sum :=
  eapply D_eq; [ gp_rule_; cbv beta; rewrite ?upd_self_fun, ?upd2_self_fun; gp_side_ | gp_eq_sum_ ].

(* ------------------------------------------------------------------ *)
(** * 10. Vector functions, in directional (JVP) form                  *)
(* ------------------------------------------------------------------ *)
Definition sumexp (n : nat) (x : nat -> R) : R := sumn n (fun k => exp (x k)).
Definition softmax (n : nat) (x : nat -> R) (i : nat) : R := exp (x i) / sumexp n x.
Definition lse (n : nat) (x : nat -> R) : R := ln (sumexp n x).
Definition dot (n : nat) (a b : nat -> R) : R := sumn n (fun k => a k * b k).

Lemma sumexp_pos n x : (0 < n)%nat -> 0 < sumexp n x.
Proof. intro; unfold sumexp; apply sumn_pos; [assumption | intros; apply exp_pos]. Qed.
Lemma softmax_pos n x i : (0 < n)%nat -> 0 < softmax n x i.
Proof. intro; unfold softmax; apply Rdiv_lt_0_compat; [apply exp_pos | apply sumexp_pos; assumption]. Qed.
Lemma softmax_sum1 n x : (0 < n)%nat -> sumn n (softmax n x) = 1.
Proof.
  intro H. transitivity (sumexp n x / sumexp n x).
  - unfold softmax. apply (sumn_div_r n (sumexp n x) (fun k => exp (x k))).
  - generalize (sumexp_pos n x H); intro; field; lra.
Qed.
Lemma D_lse n (u : nat -> R -> R) t (d : nat -> R) : (0 < n)%nat ->
  (forall k, (1 <= k <= n)%nat -> is_derive (u k) t (d k)) ->
  is_derive (fun t => lse n (fun k => u k t)) t
            (sumn n (fun k => softmax n (fun k => u k t) k * d k)).
Proof.
  intros Hn Hu. unfold lse, sumexp. eapply D_eq.
  - apply (D_ln (fun t => sumn n (fun k => exp (u k t)))).
    + apply (D_sumn n (fun k t => exp (u k t))); intros k Hk; apply D_exp; apply Hu, Hk.
    + apply sumn_pos; [assumption | intros; apply exp_pos].
  - cbv beta. rewrite <- sumn_scal_r. apply sumn_ext; intros k Hk.
    unfold softmax, sumexp. field.
    apply Rgt_not_eq, sumn_pos; [assumption | intros; apply exp_pos].
Qed.
Lemma D_softmax n i (u : nat -> R -> R) t (d : nat -> R) : (1 <= i <= n)%nat ->
  (forall k, (1 <= k <= n)%nat -> is_derive (u k) t (d k)) ->
  is_derive (fun t => softmax n (fun k => u k t) i) t
    (softmax n (fun k => u k t) i * (d i - sumn n (fun k => softmax n (fun k => u k t) k * d k))).
Proof.
  intros Hi Hu. unfold softmax, sumexp.
  assert (Hn : (0 < n)%nat) by lia.
  assert (Hp : 0 < sumn n (fun k => exp (u k t))) by (apply sumn_pos; [assumption | intros; apply exp_pos]).
  eapply D_eq.
  - apply (D_div (fun t => exp (u i t)) (fun t => sumn n (fun k => exp (u k t)))).
    + apply D_exp, Hu, Hi.
    + apply (D_sumn n (fun k t => exp (u k t))); intros k Hk; apply D_exp; apply Hu, Hk.
    + lra.
  - cbv beta.
    rewrite (sumn_ext n (fun k => exp (u k t) / sumn n (fun k => exp (u k t)) * d k)
       (fun k => d k * exp (u k t) * / sumn n (fun k => exp (u k t)))) by (intros; field; lra).
    rewrite sumn_scal_r. field; lra.
Qed.
Lemma ln_softmax n x i : (0 < n)%nat -> ln (softmax n x i) = x i - lse n x.
Proof.
  intro H. unfold softmax, lse. rewrite ln_div; [rewrite ln_exp; reflexivity | apply exp_pos | apply sumexp_pos, H].
Qed.
Lemma softmax_shift n x m i : (0 < n)%nat -> softmax n (fun k => x k - m) i = softmax n x i.
Proof.
  intro H. unfold softmax, sumexp.
  rewrite (sumn_ext n (fun k => exp (x k - m)) (fun k => exp (x k) * / exp m)) by (intros; apply exp_minus).
  rewrite sumn_scal_r, exp_minus. generalize (sumexp_pos n x H) (exp_pos m); unfold sumexp; intros.
  field; lra.
Qed.

Ltac gp_le_hook ::=
  lazymatch goal with
  | |- 0 <= sumn _ _ => apply sumn_nonneg; let k := fresh "k" in intros k ?; cbv beta; gp_le0
  | |- 0 <= INR _ => apply pos_INR
  end.
Ltac gp_entry :=
  match goal with
  | H : forall k : nat, (1 <= k <= ?n)%nat -> _ |- 0 < ?p ?k =>
      let E := fresh "E" in assert (E := H k ltac:(first [assumption | lia])); cbv beta in E; lra
  end.
Ltac gp_pos_hook ::=
  lazymatch goal with
  | |- 0 < sumn _ _ => first [ assumption |
      (apply sumn_pos; [ first [assumption | lia] | let k := fresh "k" in intros k ?; gp_pos_core ]) ]
  | |- 0 < sumexp _ _ => apply sumexp_pos; first [assumption | lia]
  | |- 0 < softmax _ _ _ => apply softmax_pos; first [assumption | lia]
  | |- 0 < upd ?x ?j (?x ?j) ?k => rewrite (upd_self x j k); gp_pos_core
  | |- 0 < _ => gp_entry
  end.
Ltac gp_derive_hook ::=
  lazymatch goal with
  | |- is_derive (fun t => sumn ?n (fun k => @?F k t)) _ _ =>
      apply (D_sumn n (fun k t => F k t));
      let k := fresh "k" in let Hk := fresh "Hk" in intros k Hk; cbv beta; gp_d
  | |- is_derive (fun t => softmax ?n (fun k => @?F k t) ?i) _ _ =>
      apply (D_softmax n i (fun k t => F k t)); [ first [assumption | lia] |
      let k := fresh "k" in let Hk := fresh "Hk" in intros k Hk; cbv beta; gp_d ]
  | |- is_derive (fun t => softmax ?n (upd ?x ?j t) ?i) _ _ =>
      apply (D_softmax n i (fun k t => upd x j t k)); [ first [assumption | lia] |
      intros; apply D_upd ]
  | |- is_derive (fun t => lse ?n (upd ?x ?j t)) _ _ =>
      apply (D_lse n (fun k t => upd x j t k)); [ first [assumption | lia] |
      intros; apply D_upd ]
  | |- is_derive (fun t => lse ?n (fun k => @?F k t)) _ _ =>
      apply (D_lse n (fun k t => F k t)); [ first [assumption | lia] |
      let k := fresh "k" in let Hk := fresh "Hk" in intros k Hk; cbv beta; gp_d ]
  | |- is_derive (fun t => upd ?x ?j t ?k) _ _ => apply (D_upd x j k)
  | |- is_derive (fun t => upd2 ?w ?p ?q t ?i ?k) _ _ => apply (D_upd2 w p q i k)
  end.

(* ------------------------------------------------------------------ *)
(** * 11. Range claims                                                 *)
(* ------------------------------------------------------------------ *)
Lemma exp_le_1 a : a <= 0 -> exp a <= 1.
Proof. intros [H| ->]; [|rewrite exp_0; lra]. generalize (exp_increasing a 0 H); rewrite exp_0; lra. Qed.
Lemma exp_ge_1 a : 0 <= a -> 1 <= exp a.
Proof. intros [H| <-]; [|rewrite exp_0; lra]. generalize (exp_increasing 0 a H); rewrite exp_0; lra. Qed.
Lemma cosh_ge1 a : 1 <= cosh a.
Proof.
  unfold cosh. assert (E : exp a * exp (- a) = 1) by (rewrite <- exp_plus, Rplus_opp_r; apply exp_0).
  assert (S := pow2_ge_0 (exp a - exp (- a))). generalize (exp_pos a) (exp_pos (- a)); intros.
  destruct (Rle_lt_dec 2 (exp a + exp (- a))); [lra|]. nra.
Qed.
Lemma gp_PI : 3 < PI <= 4.
Proof. generalize PI2_3_2 PI_4; lra. Qed.
(* put known ranges of every atom into the context *)
Ltac gp_facts_hook := fail.
Ltac gp_facts :=
  repeat match goal with
  | |- context [exp ?a] =>
      lazymatch goal with H : 0 < exp a |- _ => fail | _ => pose proof (exp_pos a) end;
      first [ pose proof (exp_lt_1 a ltac:(lra)) | pose proof (exp_gt_1 a ltac:(lra)) | idtac ];
      try (pose proof (exp_le_1 a ltac:(lra))); try (pose proof (exp_ge_1 a ltac:(lra)))
  | |- context [sigmoid ?a] =>
      lazymatch goal with H : 0 < sigmoid a |- _ => fail
      | _ => pose proof (sigmoid_pos a); pose proof (sigmoid_lt1 a) end
  | |- context [tanh ?a] =>
      lazymatch goal with H : -1 < tanh a < 1 |- _ => fail | _ => pose proof (tanh_bounds a) end
  | |- context [softplus ?a] =>
      lazymatch goal with H : 0 < softplus a |- _ => fail | _ => pose proof (softplus_pos a) end
  | |- context [cosh ?a] =>
      lazymatch goal with H : 1 <= cosh a |- _ => fail | _ => pose proof (cosh_ge1 a) end
  | |- context [PI] =>
      lazymatch goal with H : 3 < PI <= 4 |- _ => fail | _ => pose proof gp_PI end
  | |- context [atan ?a] =>
      lazymatch goal with H : - PI / 2 < atan a < PI / 2 |- _ => fail | _ => pose proof (atan_bound a) end
  | |- context [erf] => gp_facts_hook
  | |- context [Phi] => gp_facts_hook
  | |- context [phi] => gp_facts_hook
  | |- context [sin ?a] =>
      lazymatch goal with H : -1 <= sin a <= 1 |- _ => fail | _ => pose proof (SIN_bound a) end
  | |- context [cos ?a] =>
      lazymatch goal with H : -1 <= cos a <= 1 |- _ => fail | _ => pose proof (COS_bound a) end
  end.
(* clear one denominator, on either side of an inequality *)
(* one-directional versions: [apply Rle_div_r] on the iff may go the wrong way and loop *)
Lemma le_div_r a b c : 0 < c -> a * c <= b -> a <= b / c.
Proof. intros; apply (proj1 (Rle_div_r a b c ltac:(lra))); assumption. Qed.
Lemma lt_div_r a b c : 0 < c -> a * c < b -> a < b / c.
Proof. intros; apply (proj1 (Rlt_div_r a b c ltac:(lra))); assumption. Qed.
Lemma le_div_l a b c : 0 < c -> a <= b * c -> a / c <= b.
Proof. intros; apply (proj2 (Rle_div_l a b c ltac:(lra))); assumption. Qed.
Lemma lt_div_l a b c : 0 < c -> a < b * c -> a / c < b.
Proof. intros; apply (proj2 (Rlt_div_l a b c ltac:(lra))); assumption. Qed.
Lemma sumn_term n f i : (1 <= i <= n)%nat -> (forall k, (1 <= k <= n)%nat -> 0 <= f k) -> f i <= sumn n f.
Proof.
  induction n as [|n IH]; intros I P; [lia|]. simpl. assert (T := P (S n) ltac:(lia)).
  destruct (Nat.eq_dec i (S n)) as [->|N].
  - assert (0 <= sumn n f) by (apply sumn_nonneg; intros; apply P; lia). lra.
  - assert (f i <= sumn n f) by (apply IH; [lia | intros; apply P; lia]). lra.
Qed.
Lemma sumn_two n f i : (1 <= i <= n)%nat -> (2 <= n)%nat -> (forall k, (1 <= k <= n)%nat -> 0 < f k) -> f i < sumn n f.
Proof.
  intros I N P. destruct n as [|n]; [lia|]. simpl. assert (T := P (S n) ltac:(lia)).
  destruct (Nat.eq_dec i (S n)) as [->|M].
  - assert (0 < sumn n f) by (apply sumn_pos; [lia | intros; apply P; lia]). lra.
  - assert (f i <= sumn n f) by (apply sumn_term; [lia | intros; apply Rlt_le, P; lia]). lra.
Qed.
(* one term of a sum of positive terms is less than the sum of two or more *)
Ltac gp_terms :=
  match goal with
  | |- context [sumn ?n ?f] => match goal with |- context [exp (?v ?i)] =>
      let H := fresh "H" in let P := fresh "P" in
      assert (H : exp (v i) < sumn n f) by (apply (sumn_two n f i); [lia | lia | intros; cbv beta; gp_pos_core]);
      pose proof (exp_pos (v i)) as P;
      lazymatch goal with
      | |- 0 < 1 - _ / _ => apply Rlt_Rminus, lt_div_l; lra
      | |- _ / _ < 1 => apply lt_div_l; lra
      | |- ln (_ / _) < 0 => rewrite <- ln_1; apply ln_increasing; [apply Rdiv_lt_0_compat; lra | apply lt_div_l; lra]
      | |- _ => lra
      end end
  end.
Ltac gp_terms_hook ::= gp_terms.
Ltac gp_clear_div :=
  match goal with
  | |- _ <= _ / ?d => tryif gp_num d then fail else (apply le_div_r; [gp_pos|])
  | |- _ < _ / ?d => tryif gp_num d then fail else (apply lt_div_r; [gp_pos|])
  | |- _ / ?d <= _ => tryif gp_num d then fail else (apply le_div_l; [gp_pos|])
  | |- _ / ?d < _ => tryif gp_num d then fail else (apply lt_div_l; [gp_pos|])
  end.
Ltac gp_bound_core := gp_facts; first [ lra | (repeat gp_clear_div; lra) | nra | (repeat gp_clear_div; nra) ].
Ltac gp_bound :=
  unfold relu; gp_cases; repeat split;
  first [ gp_bound_core | (gp_unfold; gp_bound_core) | (gp_unfold; gp_exp; gp_bound_core) ].

(* ------------------------------------------------------------------ *)
(** * 12. More functions                                               *)
(* ------------------------------------------------------------------ *)
Lemma D_tan f x a : is_derive f x a -> cos (f x) <> 0 -> is_derive (fun t => tan (f t)) x (a * (1 + tan (f x) ^ 2)).
Proof.
  intros H N. apply D_comp; [|exact H]. unfold tan. eapply D_eq.
  - apply (D_div (fun t => sin t) (fun t => cos t)); [apply (D_sin (fun t => t)), D_id | apply (D_cos (fun t => t)), D_id | exact N].
  - cbv beta. field. exact N.
Qed.
Lemma D_asin f x a : is_derive f x a -> -1 < f x < 1 -> is_derive (fun t => asin (f t)) x (a * / sqrt (1 - (f x) ^ 2)).
Proof.
  intros H N. apply D_comp; [|exact H]. apply is_derive_Reals. rewrite <- Rsqr_pow2.
  replace (/ sqrt (1 - (f x)²)) with (1 / sqrt (1 - (f x)²)) by (unfold Rdiv; ring).
  exact (derive_pt_eq_1 _ _ _ _ (derive_pt_asin (f x) N)).
Qed.
Lemma D_acos f x a : is_derive f x a -> -1 < f x < 1 -> is_derive (fun t => acos (f t)) x (a * - / sqrt (1 - (f x) ^ 2)).
Proof.
  intros H N. apply D_comp; [|exact H]. apply is_derive_Reals. rewrite <- Rsqr_pow2.
  replace (- / sqrt (1 - (f x)²)) with (-1 / sqrt (1 - (f x)²)) by (unfold Rdiv; ring).
  exact (derive_pt_eq_1 _ _ _ _ (derive_pt_acos (f x) N)).
Qed.
Lemma D_rpower2 f g x a b : is_derive f x a -> is_derive g x b -> 0 < f x ->
  is_derive (fun t => Rpower (f t) (g t)) x ((b * ln (f x) + g x * (a / f x)) * Rpower (f x) (g x)).
Proof.
  intros Hf Hg P. unfold Rpower. apply (D_exp (fun t => g t * ln (f t))).
  eapply D_eq; [apply (D_mul g (fun t => ln (f t))); [exact Hg | apply D_ln; [exact Hf | exact P]] | cbv beta; unfold Rdiv; ring].
Qed.
Lemma cont_gauss : forall x : R, continuous (fun t : R => exp (- t ^ 2)) x.
Proof. intro x. apply (ex_derive_continuous (fun t : R => exp (- t ^ 2))). eexists; gp_d. Qed.
Lemma D_erf (f : R -> R) x a : is_derive f x a ->
  is_derive (fun t => erf (f t)) x (a * (2 / sqrt PI * exp (- f x ^ 2))).
Proof.
  intro H. apply D_comp; [|exact H]. unfold erf. eapply D_eq.
  - apply D_mul; [apply D_const|].
    apply (is_derive_RInt (fun t => exp (- t ^ 2)) (fun y => RInt (fun t => exp (- t ^ 2)) 0 y) 0 (f x)).
    + apply filter_forall. intro y. apply (@RInt_correct R_CompleteNormedModule).
      apply (@ex_RInt_continuous R_CompleteNormedModule). intros; apply cont_gauss.
    + apply cont_gauss.
  - cbv beta. ring.
Qed.
Lemma sqrt2_pos : 0 < sqrt 2. Proof. apply sqrt_lt_R0; lra. Qed.
Lemma sqrt_PI_pos : 0 < sqrt PI. Proof. apply sqrt_lt_R0, PI_RGT_0. Qed.
Lemma sqrt_2PI : sqrt (2 * PI) = sqrt 2 * sqrt PI.
Proof. apply sqrt_mult; [lra | apply Rlt_le, PI_RGT_0]. Qed.
Lemma D_Phi (f : R -> R) x a : is_derive f x a -> is_derive (fun t => Phi (f t)) x (a * phi (f x)).
Proof.
  intro H. apply D_comp; [|exact H]. unfold Phi, phi. eapply D_eq.
  - apply D_mul; [apply D_const|]. apply D_add; [apply D_const|]. apply (D_erf (fun t => t / sqrt 2)).
    apply D_div; [apply D_id | apply D_const | apply Rgt_not_eq, sqrt2_pos].
  - cbv beta. rewrite sqrt_2PI.
    assert (E : sqrt 2 ^ 2 = 2) by (apply pow2_sqrt; lra).
    replace (- (f x / sqrt 2) ^ 2) with (- f x ^ 2 / 2).
    2:{ replace ((f x / sqrt 2) ^ 2) with (f x ^ 2 / sqrt 2 ^ 2) by (field; apply Rgt_not_eq, sqrt2_pos). rewrite E. field. }
    field. split; [apply Rgt_not_eq, sqrt_PI_pos | apply Rgt_not_eq, sqrt2_pos].
Qed.
Lemma D_phi (f : R -> R) x a : is_derive f x a -> is_derive (fun t => phi (f t)) x (a * - (f x * phi (f x))).
Proof.
  intro H. apply D_comp; [|exact H]. unfold phi. eapply D_eq.
  - apply D_div; [apply D_exp; apply D_div; [apply D_opp, D_pow, D_id | apply D_const | lra] | apply D_const |].
    apply Rgt_not_eq, sqrt_lt_R0. generalize PI_RGT_0; lra.
  - cbv beta. simpl INR. simpl Init.Nat.pred. field.
    apply Rgt_not_eq, sqrt_lt_R0. generalize PI_RGT_0; lra.
Qed.
Lemma RInt_gauss_neg x : RInt (fun t => exp (- t ^ 2)) 0 (- x) = - RInt (fun t => exp (- t ^ 2)) 0 x.
Proof.
  assert (C : forall a b, ex_RInt (fun t => exp (- t ^ 2)) a b)
    by (intros; apply (@ex_RInt_continuous R_CompleteNormedModule); intros; apply cont_gauss).
  assert (H1 : is_RInt (fun t => exp (- t ^ 2)) (- 0) (- x) (RInt (fun t => exp (- t ^ 2)) 0 (- x)))
    by (rewrite Ropp_0; apply (@RInt_correct R_CompleteNormedModule), C).
  apply (@is_RInt_comp_opp R_NormedModule) in H1.
  assert (H2 : is_RInt (fun t => exp (- t ^ 2)) 0 x (RInt (fun t => exp (- t ^ 2)) 0 x))
    by (apply (@RInt_correct R_CompleteNormedModule), C).
  apply (@is_RInt_opp R_NormedModule) in H2.
  rewrite <- (is_RInt_unique _ _ _ _ H1).
  etransitivity; [|exact (is_RInt_unique _ _ _ _ H2)].
  apply RInt_ext. intros y _. replace ((- y) ^ 2) with (y ^ 2) by ring. reflexivity.
Qed.
Lemma erf_neg x : erf (- x) = - erf x.
Proof. unfold erf. rewrite RInt_gauss_neg. ring. Qed.
Lemma Phi_neg x : Phi (- x) = 1 - Phi x.
Proof. unfold Phi. replace (- x / sqrt 2) with (- (x / sqrt 2)) by (unfold Rdiv; ring). rewrite erf_neg. field. Qed.
Lemma phi_pos x : 0 < phi x.
Proof. unfold phi. apply Rdiv_lt_0_compat; [apply exp_pos | apply sqrt_lt_R0; generalize PI_RGT_0; lra]. Qed.

Lemma phi_neg x : phi (- x) = phi x.
Proof. unfold phi. replace ((- x) ^ 2) with (x ^ 2) by ring. reflexivity. Qed.
Ltac gp_atoms ::=
  repeat first
  [ gp_atom1 ln | gp_atom1 sqrt | gp_atom1 sin | gp_atom1 cos | gp_atom1 tanh | gp_atom1 atan
  | gp_atom1 sigmoid | gp_atom1 softplus | gp_atom1 sinh | gp_atom1 cosh | gp_atom1 erf | gp_atom1 Phi | gp_atom1 phi
  | gp_odd1 sin sin_neg | gp_odd1 cos cos_neg | gp_odd1 tanh tanh_neg | gp_odd1 atan atan_neg
  | gp_odd1 erf erf_neg | gp_odd1 Phi Phi_neg | gp_odd1 phi phi_neg ].

(* ------------------------------------------------------------------ *)
(** * 13. Cases, at any place of a term                                *)
(* ------------------------------------------------------------------ *)
Section Cases.
Variables (P : R -> Prop) (C : forall t, {P t} + {~ P t}) (f g : R -> R) (x : R).
Lemma if_true : locally x P -> locally x (fun t => f t = if C t then f t else g t).
Proof. intro H; eapply filter_imp; [|exact H]. intros t Ht; cbv beta; destruct (C t); [reflexivity | contradiction]. Qed.
Lemma if_false : locally x (fun t => ~ P t) -> locally x (fun t => g t = if C t then f t else g t).
Proof. intro H; eapply filter_imp; [|exact H]. intros t Ht; cbv beta; destruct (C t); [contradiction | reflexivity]. Qed.
Lemma D_if_true (l : R) : locally x P -> is_derive f x l -> is_derive (fun t => if C t then f t else g t) x l.
Proof. intros H; apply D_loc, if_true, H. Qed.
Lemma D_if_false (l : R) : locally x (fun t => ~ P t) -> is_derive g x l -> is_derive (fun t => if C t then f t else g t) x l.
Proof. intros H; apply D_loc, if_false, H. Qed.
(* where both branches agree to first order it does not matter which one is taken *)
Lemma D_if_both (l m : R) : is_derive f x l -> is_derive g x m -> l = m -> f x = g x -> is_derive (fun t => if C t then f t else g t) x l.
Proof.
  intros Df Dg <- E. apply is_derive_eps. intros eps He.
  destruct (proj1 (is_derive_eps _ _ _) Df eps He) as [d1 [Hd1 H1]].
  destruct (proj1 (is_derive_eps _ _ _) Dg eps He) as [d2 [Hd2 H2]].
  exists (Rmin d1 d2); split; [apply Rmin_glb_lt; assumption|].
  intros t Ht. assert (B : Rabs (t - x) < d1 /\ Rabs (t - x) < d2) by (generalize (Rmin_l d1 d2) (Rmin_r d1 d2); lra).
  specialize (H1 t (proj1 B)). specialize (H2 t (proj2 B)). cbv beta. rewrite <- E in H2.
  destruct (C t), (C x); try exact H1; try exact H2; rewrite <- E; assumption.
Qed.
Lemma C_if_true : locally x P -> continuous f x -> continuous (fun t => if C t then f t else g t) x.
Proof. intros H; apply continuous_ext_loc, if_true, H. Qed.
Lemma C_if_false : locally x (fun t => ~ P t) -> continuous g x -> continuous (fun t => if C t then f t else g t) x.
Proof. intros H; apply continuous_ext_loc, if_false, H. Qed.
Lemma C_if_both : continuous f x -> continuous g x -> f x = g x -> continuous (fun t => if C t then f t else g t) x.
Proof.
  intros Cf Cg E Q HQ.
  assert (V : locally (f x) Q) by (revert HQ; cbv beta; destruct (C x); [|rewrite E]; exact (fun h => h)). clear HQ.
  assert (HQ := V). assert (HQ' := V). rewrite E in HQ'.
  specialize (Cf Q HQ). specialize (Cg Q HQ'). unfold filtermap in *.
  generalize (filter_and _ _ Cf Cg). apply filter_imp. intros t [A B]; destruct (C t); assumption.
Qed.
End Cases.

Section Near.
Variables (u v : R -> R) (x : R).
Hypothesis Cu : continuous u x.
Hypothesis Cv : continuous v x.
Lemma near_lt : u x < v x -> locally x (fun t => u t < v t).
Proof.
  intro H. assert (C : continuous (fun t => v t - u t) x) by (apply (continuous_minus v u); assumption).
  assert (Q : locally (v x - u x) (fun y => 0 < y)) by (apply locally_gt; lra).
  specialize (C _ Q). unfold filtermap in C. eapply filter_imp; [|exact C]. intros t Ht; cbv beta in *; lra.
Qed.
Lemma near_le : u x < v x -> locally x (fun t => u t <= v t).
Proof. intro H; generalize (near_lt H); apply filter_imp; intros; lra. Qed.
Lemma near_nle : v x < u x -> locally x (fun t => ~ u t <= v t).
Proof.
  intro H. assert (C : continuous (fun t => u t - v t) x) by (apply (continuous_minus u v); assumption).
  assert (Q : locally (u x - v x) (fun y => 0 < y)) by (apply locally_gt; lra).
  specialize (C _ Q). unfold filtermap in C. eapply filter_imp; [|exact C]. intros t Ht; cbv beta in *; lra.
Qed.
Lemma near_nlt : v x < u x -> locally x (fun t => ~ u t < v t).
Proof. intro H; generalize (near_nle H); apply filter_imp; intros; lra. Qed.
Lemma near_ne : u x <> v x -> locally x (fun t => u t <> v t).
Proof.
  intro N. destruct (Rtotal_order (u x) (v x)) as [H|[H|H]]; [| contradiction |].
  - generalize (near_lt H); apply filter_imp; intros; lra.
  - generalize (near_nle H); apply filter_imp; intros; lra.
Qed.
End Near.
Lemma near_all n (x : R) (P : nat -> R -> Prop) : (forall k, (1 <= k <= n)%nat -> locally x (P k)) ->
  locally x (fun t => forall k, (1 <= k <= n)%nat -> P k t).
Proof.
  induction n as [|n IH]; intro H.
  - apply (filter_forall (F := locally x)); intros; lia.
  - assert (A : locally x (fun t => forall k, (1 <= k <= n)%nat -> P k t)) by (apply IH; intros; apply H; lia).
    assert (B : locally x (P (S n))) by (apply H; lia).
    generalize (filter_and _ _ A B). clear A B. apply filter_imp.
    intros t [A B] k Hk. destruct (Nat.eq_dec k (S n)) as [->|]; [exact B | apply A; lia].
Qed.
Lemma near_self (x : R) (P : R -> Prop) : locally x P -> P x.
Proof. apply locally_singleton. Qed.

(* derivatives inside of terms *)
Lemma D_Derive (f : R -> R -> R) (p g : R -> R) (x l : R) :
  locally x (fun t => is_derive (f t) (p t) (g t)) -> is_derive g x l -> is_derive (fun t => Derive (f t) (p t)) x l.
Proof. intros H; apply D_loc. generalize H; apply filter_imp. intros t Ht; symmetry; apply is_derive_unique, Ht. Qed.

Lemma C_add f g (x : R) : continuous f x -> continuous g x -> continuous (fun t : R => f t + g t) x.
Proof. apply (continuous_plus f g). Qed.
Lemma C_sub f g (x : R) : continuous f x -> continuous g x -> continuous (fun t : R => f t - g t) x.
Proof. apply (continuous_minus f g). Qed.
Lemma C_opp f (x : R) : continuous f x -> continuous (fun t : R => - f t) x.
Proof. apply (continuous_opp f). Qed.
Lemma C_mul f g (x : R) : continuous f x -> continuous g x -> continuous (fun t : R => f t * g t) x.
Proof. apply (continuous_mult f g). Qed.
Lemma C_of_D f (x a : R) : is_derive f x a -> continuous f x.
Proof. intro H; apply (ex_derive_continuous f); exists a; exact H. Qed.

(* facts that hold at the point, after all cases that are open there *)
Ltac gp_self := cbv beta; rewrite ?upd_self_fun, ?upd2_self_fun, ?upd_self, ?upd2_self.
Ltac gp_decide := gp_self; repeat split; first [ assumption | lra | lia | solve [gp_cases; first [lra | gp_pos | nra]] | solve [gp_pos] | nra ].
Ltac gp_eta_near :=
  lazymatch goal with
  | |- locally ?x (fun _ => _) => idtac
  | |- locally ?x ?P => change (locally x (fun t : R => P t))
  end.
Ltac gp_close_hook := gp_cases; gp_close.
Ltac gp_near_ :=
  gp_eta_near; cbv beta;
  lazymatch goal with
  | |- locally _ (fun t => _ /\ _) => apply filter_and; gp_near_
  | |- locally ?x (fun t => @?P t \/ @?Q t) => first
      [ (apply (filter_imp P); [intros ? ?; left; assumption | gp_near_])
      | (apply (filter_imp Q); [intros ? ?; right; assumption | gp_near_]) ]
  | |- locally ?x (fun t => ~ (@?P t /\ @?Q t)) => first
      [ (apply (filter_imp (fun t => ~ P t)); [intros ? ?; tauto | gp_near_])
      | (apply (filter_imp (fun t => ~ Q t)); [intros ? ?; tauto | gp_near_]) ]
  | |- locally ?x (fun t => ~ (@?P t \/ @?Q t)) =>
      apply (filter_imp (fun t => ~ P t /\ ~ Q t)); [intros ? ?; tauto | gp_near_]
  | |- locally ?x (fun t => ~ ~ @?P t) => apply (filter_imp P); [intros ? ?; tauto | gp_near_]
  | |- locally ?x (fun t => @?u t <> @?v t) => first
      [ apply filter_forall; let t := fresh "t" in intro t; gp_decide
      | apply (near_ne u v x); [gp_c | gp_c | gp_decide] ]
  | |- locally ?x (fun t => ~ (@?u t <= @?v t)) => apply (near_nle u v x); [gp_c | gp_c | gp_decide]
  | |- locally ?x (fun t => ~ (@?u t < @?v t)) => apply (near_nlt u v x); [gp_c | gp_c | gp_decide]
  | |- locally ?x (fun t => @?u t < @?v t) => first
      [ apply (near_lt u v x); [gp_c | gp_c | gp_decide]
      | apply filter_forall; let t := fresh "t" in intro t; gp_decide ]
  | |- locally ?x (fun t => @?u t <= @?v t) => first
      [ apply (near_le u v x); [gp_c | gp_c | gp_decide]
      | apply filter_forall; let t := fresh "t" in intro t; gp_decide ]
  | |- locally ?x (fun t => forall k, (1 <= k <= ?n)%nat -> @?P k t) =>
      apply (near_all n x (fun k t => P k t)); let k := fresh "k" in intros k ?; gp_near_
  | |- locally ?x (fun t => @?P t -> @?Q t) => first
      [ (apply (filter_imp Q); [intros ? ? ?; assumption | gp_near_])
      | (apply (filter_imp (fun t => ~ P t)); [intros ? ? ?; tauto | gp_near_]) ]
  | |- locally _ (fun t => ex_derive (@?f t) (@?p t)) => apply filter_forall; let t := fresh "t" in intro t; cbv beta; eexists; first
      [ match goal with H : forall t : R, is_derive _ _ _ |- _ => exact (H t) end | (gp_d; gp_self; gp_pos) ]
  | |- locally _ (fun t => locally (@?p t) (@?P t)) => apply filter_forall; let t := fresh "t" in intro t; gp_near_
  | |- locally _ _ => apply filter_forall; let t := fresh "t" in intro t; cbv beta; solve [auto | gp_decide]
  end
with gp_c :=
  cbv beta;
  lazymatch goal with
  | |- continuous (fun _ => ?c) _ => apply continuous_const
  | |- continuous (fun t => t) _ => apply continuous_id
  | |- continuous (fun t => @?f t + @?g t) ?x => apply (C_add f g x); gp_c
  | |- continuous (fun t => @?f t - @?g t) ?x => apply (C_sub f g x); gp_c
  | |- continuous (fun t => - @?f t) ?x => apply (C_opp f x); gp_c
  | |- continuous (fun t => @?f t * @?g t) ?x => apply (C_mul f g x); gp_c
  | |- continuous (fun t => if @?C t then @?f t else @?g t) ?x => first
      [ (apply (C_if_true _ C f g x); [ gp_near_ | gp_c ])
      | (apply (C_if_false _ C f g x); [ gp_near_ | gp_c ])
      | (apply (C_if_both _ C f g x); [ gp_c | gp_c | gp_cases; gp_close ]) ]
  | |- continuous ?f ?x => eapply (C_of_D f x); gp_d; gp_self; gp_pos
  end.

Lemma near_given (x : R) (P Q : R -> Prop) : locally x Q -> locally x (fun t => Q t -> P t) -> locally x P.
Proof. intros A B. generalize (filter_and _ _ A B). apply filter_imp. intros t [H K]. exact (K H). Qed.
(* what is strictly so at a point is so near it *)
Definition gp_used (P : Prop) := P.
Ltac gp_given_near x :=
  repeat match goal with
  | H : ?a < ?b |- locally x _ =>
      lazymatch constr:(a < b) with context [x] => idtac end;
      let u := eval pattern x in a in let v := eval pattern x in b in
      lazymatch u with ?f _ => lazymatch v with ?g _ =>
        tryif (refine (near_given x _ (fun t => f t < g t) _ _); [ cbv beta; apply (near_lt f g x); [gp_c | gp_c | exact H] | cbv beta ])
        then change (gp_used (a < b)) in H else change (gp_used (a < b)) in H end end
  | H : ?a <> ?b :> R |- locally x _ =>
      lazymatch constr:(a <> b) with context [x] => idtac end;
      let u := eval pattern x in a in let v := eval pattern x in b in
      lazymatch u with ?f _ => lazymatch v with ?g _ =>
        tryif (refine (near_given x _ (fun t => f t <> g t) _ _); [ cbv beta; apply (near_ne f g x); [gp_c | gp_c | exact H] | cbv beta ])
        then change (gp_used (a <> b)) in H else change (gp_used (a <> b)) in H end end
  end; unfold gp_used in *.
Ltac gp_side_cases := first [ gp_pos | solve [gp_cases; gp_pos] ].
Ltac gp_nearby :=
  unfold Rgt in *;
  lazymatch goal with |- locally ?x _ => tryif is_var x then gp_given_near x else idtac end;
  apply filter_forall; let t := fresh "t" in intro t; intros; cbv beta in *.
Ltac gp_d_eta := lazymatch goal with |- is_derive ?f ?x ?l => change (is_derive (fun t : R => f t) x l) end; cbv beta; gp_d.

Ltac gp_derive_hook ::=
  cbv beta;
  lazymatch goal with
  | |- is_derive (fun t => sumn ?n (fun k => @?F k t)) _ _ =>
      apply (D_sumn n (fun k t => F k t));
      let k := fresh "k" in let Hk := fresh "Hk" in intros k Hk; cbv beta; gp_d
  | |- is_derive (fun t => upd ?x ?j t ?k) _ _ => apply (D_upd x j k)
  | |- is_derive (fun t => upd2 ?w ?p ?q t ?i ?k) _ _ => apply (D_upd2 w p q i k)
  | |- is_derive (fun t => tan (@?f t)) _ _ => apply (D_tan f); [gp_d | cbv beta]
  | |- is_derive (fun t => asin (@?f t)) _ _ => apply (D_asin f); [gp_d | cbv beta]
  | |- is_derive (fun t => acos (@?f t)) _ _ => apply (D_acos f); [gp_d | cbv beta]
  | |- is_derive (fun t => erf (@?f t)) _ _ => apply (D_erf f); gp_d
  | |- is_derive (fun t => Phi (@?f t)) _ _ => apply (D_Phi f); gp_d
  | |- is_derive (fun t => phi (@?f t)) _ _ => apply (D_phi f); gp_d
  | |- is_derive (fun t => Rpower (@?f t) (@?g t)) _ _ => apply (D_rpower2 f g); [gp_d | gp_d | cbv beta]
  | |- is_derive (fun t => if @?C t then @?f t else @?g t) ?x _ => first
      [ (apply (D_if_true _ C f g x); [ gp_near_ | gp_d ])
      | (apply (D_if_false _ C f g x); [ gp_near_ | gp_d ])
      | (eapply (D_if_both _ C f g x); [ gp_d | gp_d | cbv beta; gp_close_hook | cbv beta; gp_close_hook ])
      | (apply (D_if_true _ C f g x); [ solve [apply filter_forall; intros ?; gp_decide] | gp_d ])
      | (apply (D_if_false _ C f g x); [ solve [apply filter_forall; intros ? ?; cbv beta in *; lra] | gp_d ]) ]
  | |- is_derive (fun t => Derive (@?f t) (@?p t)) ?x _ =>
      eapply (D_Derive f p);
      [ first
        [ apply filter_forall; let t := fresh "t" in intro t; cbv beta; first
          [ match goal with H : forall t : R, is_derive _ _ _ |- _ => exact (H t) end
          | (eapply D_eq; [ solve [gp_d; gp_self; gp_pos] | first [reflexivity | gp_self; reflexivity] ]) ]
        | gp_nearby; (eapply D_eq; [ solve [gp_d; gp_self; gp_side_cases] | first [reflexivity | gp_self; reflexivity] ]) ]
      | gp_d_eta ]
  end.

(* ------------------------------------------------------------------ *)
(** * 14. Logarithms, and exponents with fractions                     *)
(* ------------------------------------------------------------------ *)
Lemma ln_pow_nat x n : 0 < x -> ln (x ^ n) = INR n * ln x.
Proof.
  intro H; induction n as [|n IH]; [simpl; rewrite ln_1; ring|].
  rewrite S_INR. simpl pow. rewrite ln_mult; [rewrite IH; ring | exact H | apply pow_lt; exact H].
Qed.
(* products, quotients, powers, roots and exponentials under a logarithm come apart *)
Ltac gp_ln_split :=
  repeat match goal with
  | |- context [ln 1] => rewrite ln_1
  | |- context [ln (exp ?a)] => rewrite (ln_exp a)
  | |- context [ln (?a / ?b)] => rewrite (ln_div a b) by gp_pos
  | |- context [ln (?a * ?b)] => rewrite (ln_mult a b) by gp_pos
  | |- context [ln (/ ?a)] => rewrite (ln_Rinv a) by gp_pos
  | |- context [ln (?a ^ ?n)] => rewrite (ln_pow_nat a n) by gp_pos; simpl INR
  | |- context [ln (Rpower ?a ?p)] => rewrite (ln_exp (p * ln a) : ln (Rpower a p) = p * ln a)
  end.
Ltac gp_ln_fraction1 :=
  match goal with
  | |- context [ln ?A] =>
      lazymatch A with context [Rinv] => idtac | context [Rdiv] => idtac end;
      let B := fresh "B" in let H := fresh "H" in
      evar (B : R);
      assert (H : A = B) by (unfold B; field_simplify; [ reflexivity | gp_pos .. ]);
      unfold B in H; clear B; tryif (match type of H with ?X = ?Y => constr_eq X Y end) then fail else (rewrite H; clear H)
  end.
Ltac gp_exp_args :=
  repeat match goal with
  | |- context [exp (- ?a)] => rewrite (exp_Ropp a)
  | |- context [exp (?a + ?b)] => rewrite (exp_plus a b)
  | |- context [exp (?a - ?b)] => rewrite (exp_minus a b)
  end.
Ltac gp_logs :=
  unfold logsigmoid, softplus, sigmoid, tanh, sinh, cosh; gp_ln_split;
  first [ solve [gp_close]
        | (gp_exp_args; repeat gp_ln_split; repeat (gp_ln_fraction1; gp_ln_split); solve [gp_close]) ].
(* exponentials of sums under a sum *)
Ltac gp_sum_push1 :=
  match goal with
  | |- context [sumn ?n ?F] =>
      lazymatch F with context [exp (_ - _)] => idtac | context [exp (_ + _)] => idtac | context [exp (- _)] => idtac end;
      erewrite (sumn_ext n F);
      [ | let k := fresh "k" in intros k ?; cbv beta; gp_exp_push; reflexivity ];
      lazymatch goal with |- context [sumn n F] => fail | _ => idtac end
  end; cbv beta.
(* exponents x/2: x is twice a number *)
Ltac gp_halves :=
  match goal with
  | |- context [?x / 2] => is_var x;
      let h := fresh "h" in assert (h : exists h, x = 2 * h) by (exists (x / 2); field);
      destruct h as [h ->]; replace (2 * h / 2) with h by field
  end.

(* ------------------------------------------------------------------ *)
(** * 15. Certificates                                                 *)
(* ------------------------------------------------------------------ *)
(* a definition of a statement: one that the library knows, or what it says *)
Ltac gp_open d :=
  first [ change d with sigmoid | change d with softplus | unfold d ]; cbv beta.
Ltac gp_open_all d :=
  first [ change d with sigmoid in * | change d with softplus in * | unfold d in * ]; cbv beta in *.

Lemma sqrt_pos_inv u : 0 < sqrt u -> 0 < u.
Proof. intro H. destruct (Rle_or_lt u 0) as [L|L]; [|exact L]. rewrite (sqrt_neg_0 u L) in H. lra. Qed.
(* all that is said of a variable *)
Ltac gp_hyps :=
  repeat match goal with
  | H : _ /\ _ |- _ => destruct H
  | H : exists _, _ |- _ => destruct H
  | H : (_ = _ :> R) \/ _ |- _ => destruct H
  | H : (_ <> _ :> R) \/ _ |- _ => destruct H
  | H : True |- _ => clear H
  | H : context [fun k : nat => ?f k] |- _ => progress change (fun k : nat => f k) with f in H
  | H : 0 < sqrt ?u |- _ => lazymatch goal with K : 0 < u |- _ => fail | _ => pose proof (sqrt_pos_inv u H) end
  end;
  repeat match goal with
  | H : ?x = _ :> R |- _ => is_var x; subst x
  | H : _ = ?x :> R |- _ => is_var x; subst x
  | H : ?x = _ :> nat |- _ => is_var x; subst x
  | H : _ = ?x :> nat |- _ => is_var x; subst x
  end.

(* the order at x of whatever cases compare there *)
Ltac gp_known a b := first
  [ assert (a < b) by first [assumption | lra] | assert (b < a) by first [assumption | lra] | assert (a = b) by first [assumption | lra] ].
Ltac gp_order a b :=
  tryif (assert_fails (assert (a < b) by (first [assumption | lra]));
         assert_fails (assert (b < a) by (first [assumption | lra]));
         assert_fails (assert (a = b) by (first [assumption | lra])))
  then destruct (Rtotal_order a b) as [?|[?|?]] else idtac.
Ltac gp_absurd_ := exfalso; lra.
Ltac gp_at_point H :=
  repeat match type of H with
  | context [Rle_dec ?a ?b] => gp_nodec a; gp_nodec b; gp_order a b; destruct (Rle_dec a b) in H; try gp_absurd_; cbv beta iota in H
  | context [Rlt_dec ?a ?b] => gp_nodec a; gp_nodec b; gp_order a b; destruct (Rlt_dec a b) in H; try gp_absurd_; cbv beta iota in H
  | context [Req_EM_T ?a ?b] => gp_nodec a; gp_nodec b; gp_order a b; destruct (Req_EM_T a b) in H; try (exfalso; lra); cbv beta iota in H
  end.
Ltac gp_subst :=
  repeat match goal with
  | H : ?x = _ :> R |- _ => is_var x; subst x
  | H : _ = ?x :> R |- _ => is_var x; subst x
  end.
(* quotients in hypotheses, over positive denominators *)
Lemma lt_div_inv a b c : 0 < b -> a / b < c -> a < c * b.
Proof. intros; apply (proj1 (Rlt_div_l a c b ltac:(lra))); assumption. Qed.
Lemma le_div_inv a b c : 0 < b -> a / b <= c -> a <= c * b.
Proof. intros; apply (proj1 (Rle_div_l a c b ltac:(lra))); assumption. Qed.
Lemma div_lt_inv a b c : 0 < b -> c < a / b -> c * b < a.
Proof. intros; apply (proj2 (Rlt_div_r c a b ltac:(lra))); assumption. Qed.
Lemma div_le_inv a b c : 0 < b -> c <= a / b -> c * b <= a.
Proof. intros; apply (proj2 (Rle_div_r c a b ltac:(lra))); assumption. Qed.
Lemma eq_div_inv a b c : b <> 0 -> a / b = c -> a = c * b.
Proof. intros N <-; field; exact N. Qed.
Lemma lt_div_neg a b c : b < 0 -> a / b < c -> c * b < a.
Proof. intros N H. apply (Rmult_lt_gt_compat_neg_l b) in H; [|exact N]. replace (b * (a / b)) with a in H by (field; lra). lra. Qed.
Lemma le_div_neg a b c : b < 0 -> a / b <= c -> c * b <= a.
Proof. intros N H. apply (Rmult_le_compat_neg_l b) in H; [|lra]. replace (b * (a / b)) with a in H by (field; lra). lra. Qed.
Lemma div_lt_neg a b c : b < 0 -> c < a / b -> a < c * b.
Proof. intros N H. apply (Rmult_lt_gt_compat_neg_l b) in H; [|exact N]. replace (b * (a / b)) with a in H by (field; lra). lra. Qed.
Lemma div_le_neg a b c : b < 0 -> c <= a / b -> a <= c * b.
Proof. intros N H. apply (Rmult_le_compat_neg_l b) in H; [|lra]. replace (b * (a / b)) with a in H by (field; lra). lra. Qed.
Ltac gp_undiv :=
  repeat match goal with
  | H : ~ (_ <= _) |- _ => apply Rnot_le_lt in H
  | H : ~ (_ < _) |- _ => apply Rnot_lt_le in H
  end;
  repeat match goal with
  | H : _ / ?b < _ |- _ => tryif gp_num b then fail else (first [apply lt_div_inv in H; [|gp_pos] | apply lt_div_neg in H; [|lra]])
  | H : _ / ?b <= _ |- _ => tryif gp_num b then fail else (first [apply le_div_inv in H; [|gp_pos] | apply le_div_neg in H; [|lra]])
  | H : _ < _ / ?b |- _ => tryif gp_num b then fail else (first [apply div_lt_inv in H; [|gp_pos] | apply div_lt_neg in H; [|lra]])
  | H : _ <= _ / ?b |- _ => tryif gp_num b then fail else (first [apply div_le_inv in H; [|gp_pos] | apply div_le_neg in H; [|lra]])
  | H : _ / ?b = _ |- _ => tryif gp_num b then fail else (apply eq_div_inv in H; [|gp_pos])
  | H : _ = _ / ?b |- _ => tryif gp_num b then fail else (symmetry in H; apply eq_div_inv in H; [|gp_pos])
  end.
Ltac gp_absurd := exfalso; first
  [ lra
  | match goal with N : _ <> _ :> R |- _ => apply N; lra end
  | (gp_undiv; first [ lra | match goal with N : _ <> _ :> R |- _ => apply N; lra end | nra ]) ].
Ltac gp_split_value v :=
  let H := fresh "H" in assert (H : v = v) by reflexivity;
  unfold and_dec, or_dec, not_dec in H; gp_at_point H; clear H; gp_subst; try gp_absurd.
(* the order, at the point, of what cases compare in a function that is differentiated *)
Ltac gp_split_cases :=
  lazymatch goal with
  | |- context [is_derive ?f ?x _] => let v := eval cbv beta in (f x) in gp_split_value v
  | |- context [ex_derive ?f ?x] => let v := eval cbv beta in (f x) in gp_split_value v
  | |- context [Derive ?f ?x] => let v := eval cbv beta in (f x) in gp_split_value v
  | |- _ => idtac
  end.
(* what is derived twice: the order, at the point, of what cases compare *)
Ltac gp_split_within :=
  lazymatch goal with
  | |- is_derive (fun t => Derive (@?f t) (@?p t)) ?x _ => let v := eval cbv beta in (f x (p x)) in gp_split_value v
  | |- locally ?x (fun t => ex_derive (@?f t) (@?p t)) => let v := eval cbv beta in (f x (p x)) in gp_split_value v
  | |- locally ?x (fun t => ex_derive (@?f t) (@?p t) /\ _) => let v := eval cbv beta in (f x (p x)) in gp_split_value v
  | |- _ => idtac
  end.
(* the order of what cases compare in the goal itself *)
Ltac gp_trichotomy :=
  unfold and_dec, or_dec, not_dec;
  repeat (cbv beta iota; match goal with
  | |- context [Rle_dec ?a ?b] => gp_nodec a; gp_nodec b; gp_order a b; destruct (Rle_dec a b); try gp_absurd_
  | |- context [Rlt_dec ?a ?b] => gp_nodec a; gp_nodec b; gp_order a b; destruct (Rlt_dec a b); try gp_absurd_
  | |- context [Req_EM_T ?a ?b] => gp_nodec a; gp_nodec b; gp_order a b; destruct (Req_EM_T a b); try (exfalso; lra)
  end);
  gp_subst; try gp_absurd.
Ltac gp_rewrite_hyps :=
  repeat match goal with H : ?a = _ :> R |- _ => progress rewrite !H; clear H end.
Ltac gp_close_cases := first
  [ solve [gp_cases; gp_close] | solve [gp_trichotomy; gp_close]
  | solve [gp_trichotomy; gp_rewrite_hyps; gp_close] | solve [gp_trichotomy; gp_undiv; gp_close] ].
Ltac gp_close_hook ::= gp_close_cases.
(* a case anywhere in a term becomes a case of two whole terms *)
Lemma D_lift (P : R -> Prop) (C : forall t, {P t} + {~ P t}) (F f g : R -> R) (x l : R) :
  (forall t, F t = if C t then f t else g t) -> is_derive (fun t => if C t then f t else g t) x l -> is_derive F x l.
Proof. intros E; apply D_ext. intro t; symmetry; apply E. Qed.
Ltac gp_find_case F :=
  constr:(fun gp_t : R =>
    ltac:(let b := eval cbv beta in (F gp_t) in
          match b with
          | context [Rle_dec ?u ?v] => gp_nodec u; gp_nodec v; exact (Rle_dec u v)
          | context [Rlt_dec ?u ?v] => gp_nodec u; gp_nodec v; exact (Rlt_dec u v)
          | context [Req_EM_T ?u ?v] => gp_nodec u; gp_nodec v; exact (Req_EM_T u v)
          end)).
Ltac gp_lift :=
  unfold and_dec, or_dec, not_dec;
  lazymatch goal with
  | |- is_derive ?F ?x _ =>
      let C := gp_find_case F in
      eapply (D_lift _ C F _ _ x);
      [ let t := fresh "t" in intro t; cbv beta;
        match goal with |- context [if ?c then _ else _] => idtac end;
        lazymatch goal with |- _ = (if ?c then _ else _) => destruct c end; cbv beta iota; reflexivity
      | cbv beta ]
  end.
Ltac gp_derive_cases_ := eapply D_eq; [ gp_rule_; first [gp_side_cases | gp_side_] | cbv beta; gp_close_cases ].
Ltac gp_derive_cases :=
  gp_split_cases;
  first [ solve [gp_derive_cases_] | solve [gp_lift; gp_derive_cases_] | solve [gp_lift; gp_lift; gp_derive_cases_] ].

Ltac gp_has_cases := lazymatch goal with
  | |- context [Rle_dec] => idtac | |- context [Rlt_dec] => idtac | |- context [Req_EM_T] => idtac | |- context [Nat.eq_dec] => idtac end.
Ltac gp_has_sums := lazymatch goal with
  | |- context [sumn] => idtac | |- context [upd] => idtac | |- context [delta] => idtac end.

Ltac gp_whole_hook := fail.
Ltac gp_main_derive_ :=
  tryif gp_has_sums then first [ solve [gp_derive_sum] | solve [gp_derive] ]
  else tryif gp_has_cases then first [ solve [gp_derive_cases] | solve [gp_derive] ]
  else solve [gp_derive].
(* a bound for a fraction of an exponential *)
Ltac gp_bound_exp :=
  gp_unfold;
  repeat match goal with
  | |- context [exp ?a] => let E := fresh "E" in generalize (exp_pos a); set (E := exp a); clearbody E; intro; pose proof (pow2_ge_0 (E - 1))
  end;
  repeat gp_clear_div; first [ lra | timeout 3 nra ].
(* derivatives inside of the goal give way to their values *)
Ltac gp_undrive :=
  repeat match goal with
  | H : is_derive ?f ?x ?l |- context [Derive ?f ?x] => rewrite (is_derive_unique f x l H)
  | H : forall k : nat, (1 <= k <= ?n)%nat -> is_derive _ _ _ |- context [sumn ?n ?F] =>
      lazymatch F with context [Derive] => idtac end;
      erewrite (sumn_ext n F);
      [ | let k := fresh "k" in let Hk := fresh "Hk" in intros k Hk; cbv beta; rewrite (is_derive_unique _ _ _ (H k Hk)); reflexivity ]
  | |- context [Derive ?f ?x] =>
      let l := fresh "l" in let H := fresh "H" in
      evar (l : R); assert (H : is_derive f x l) by (unfold l; first [ solve [gp_d; gp_self; gp_pos] | solve [gp_lift; gp_d; gp_self; gp_pos] | solve [gp_lift; gp_lift; gp_d; gp_self; gp_pos] ]);
      rewrite (is_derive_unique f x l H); unfold l; clear l H; cbv beta
  end.
Ltac gp_main_derive := first
  [ gp_main_derive_ | solve [gp_split_within; gp_main_derive_] | solve [progress gp_undrive; gp_main_derive_] | solve [eapply D_eq; [ gp_rule_; cbv beta; rewrite ?upd_self_fun, ?upd2_self_fun; gp_side_ | cbv beta; gp_whole_hook ]] ].
Ltac gp_ex := first [ solve [eexists; gp_d; gp_self; gp_pos] | solve [gp_split_cases; eexists; gp_d; gp_self; gp_side_cases]
  | solve [gp_split_cases; eexists; first [ solve [gp_lift; gp_d; gp_self; gp_side_cases] | solve [gp_lift; gp_lift; gp_d; gp_self; gp_side_cases] ]] ].
(* whole numbers *)
Ltac gp_whole_choice := match goal with H : _ \/ _ |- _ => destruct H; first [ right; lia | left; solve [gp_pos] ] end.
(* all sums of one length as one, and then case by case *)
Ltac gp_sum_cases :=
  repeat first
    [ rewrite <- sumn_plus | rewrite <- sumn_minus | rewrite <- sumn_opp | rewrite <- sumn_scal_l | rewrite <- sumn_scal_r | rewrite <- sumn_div_r ];
  cbv beta;
  try match goal with
  | |- sumn ?n _ = INR ?n => transitivity (sumn n (fun _ : nat => 1)); [ | rewrite sumn_const; ring ]
  | |- INR ?n = sumn ?n _ => transitivity (sumn n (fun _ : nat => 1)); [ rewrite sumn_const; ring | ]
  end;
  apply sumn_ext; let k := fresh "k" in let H := fresh "H" in intros k H; cbv beta; gp_close_cases.
Ltac gp_main_equal_ :=
  try (tryif gp_has_cases then gp_split_cases else idtac); gp_undrive;
  tryif gp_has_sums then first [ solve [gp_has_cases; gp_sum_cases] | solve [gp_sum] | solve [gp_delta_cases; gp_sum] | solve [gp_equal] | solve [gp_logs]
    | solve [repeat gp_sum_push1; repeat gp_sum_scal1; repeat gp_ln_split; gp_sum] ]
  else tryif gp_has_cases then first [ gp_close_cases | solve [gp_trichotomy; gp_logs] ]
  else first [ solve [gp_equal] | solve [gp_logs] | solve [gp_halves; gp_equal] | solve [unfold Phi, phi; gp_equal] ].
Ltac gp_main_equal := first [ gp_main_equal_ | gp_whole_hook ].
(* both sides of an inequality as fractions *)
Ltac gp_tidy e :=
  let B := fresh "B" in let H := fresh "H" in
  evar (B : R);
  assert (H : e = B) by (unfold B; simpl INR; simpl Init.Nat.pred;
    first [ (field_simplify; [ reflexivity | gp_pos .. ]) | (ring_simplify; reflexivity) | reflexivity ]);
  unfold B in H; clear B; rewrite H; clear H.
Ltac gp_tidy_sides :=
  match goal with
  | |- ?a < ?b => try gp_tidy a; try gp_tidy b
  | |- ?a <= ?b => try gp_tidy a; try gp_tidy b
  end.
Ltac gp_bound1 := first [ solve [gp_pos] | timeout 5 (solve [gp_bound]) | solve [gp_bound_exp] | timeout 5 (solve [gp_tidy_sides; first [gp_pos | gp_bound]]) ].
Ltac gp_main_order :=
  try (tryif gp_has_cases then gp_split_cases else idtac); gp_undrive;
  first [ gp_bound1 | solve [gp_trichotomy; gp_bound1] ].
Ltac gp_near_any := first
  [ solve [gp_near_] | solve [gp_split_cases; gp_near_]
  | solve [gp_split_within; gp_eta_near; cbv beta; gp_nearby; repeat match goal with |- _ /\ _ => split end;
      lazymatch goal with |- ex_derive _ _ => gp_ex | |- locally _ _ => gp_near_ | |- _ => solve [auto | gp_decide] end ] ].
Ltac gp_all :=
  cbv beta;
  lazymatch goal with
  | |- True => exact I
  | |- _ /\ _ => split; gp_all
  | |- is_derive _ _ _ => gp_main_derive
  | |- ex_derive _ _ => gp_ex
  | |- locally _ _ => gp_near_any
  | |- (_ <> _ :> R) => first [ solve [gp_pos] | solve [gp_cases; gp_pos] | solve [gp_trichotomy; gp_pos] | intro; solve [gp_main_order] ]
  | |- (_ = _ :> R) => gp_main_equal
  | |- (_ = _ :> nat) => lia
  | |- (_ <= _)%nat => lia
  | |- (_ < _)%nat => lia
  | |- (_ = _ :> Z) => first [ lia | nia ]
  | |- (_ <= _)%Z => first [ lia | nia ]
  | |- (_ < _)%Z => first [ lia | nia ]
  | |- (_ <> _ :> nat) => lia
  | |- (_ <> _ :> Z) => lia
  | |- (_ <> _ :> R) \/ _ => first [ right; lia | left; solve [gp_all] | assumption | gp_whole_choice ]
  | |- _ -> _ => intro; gp_hyps; gp_all
  | |- forall _, _ => intro; gp_hyps; gp_all
  | |- _ => gp_main_order
  end.
Ltac gp_prove := intros; gp_hyps; gp_all.

(* ------------------------------------------------------------------ *)
(** * 16. No derivative                                                *)
(* ------------------------------------------------------------------ *)
Section NoDerivative.
Variables (F f g : R -> R) (c d : R).
Hypothesis Hd : 0 < d.
Hypothesis Hl : forall t, c - d < t < c -> F t = f t.
Hypothesis Hr : forall t, c < t < c + d -> F t = g t.
Lemma noD_slopes (a b : R) : F c = f c -> F c = g c -> is_derive f c a -> is_derive g c b -> a <> b -> ~ ex_derive F c.
Proof.
  intros El Er. apply (noD_glue F f g c d); [exact Hd | |].
  - intros t Ht. destruct (Req_dec t c) as [->|]; [exact El | apply Hl; lra].
  - intros t Ht. destruct (Req_dec t c) as [->|]; [exact Er | apply Hr; lra].
Qed.
Lemma noD_right : continuous g c -> F c <> g c -> ~ ex_derive F c.
Proof. exact (noD_jump_r F g c d Hd Hr). Qed.
End NoDerivative.
Lemma noD_left (F f : R -> R) (c d : R) : 0 < d -> (forall t, c - d < t < c -> F t = f t) -> continuous f c -> F c <> f c -> ~ ex_derive F c.
Proof.
  intros Hd Hl Cf N [l Hx].
  assert (E : is_derive (fun t => F (- t)) (- c) (- l)).
  { apply D_eq with (-1 * l); [|ring]. apply (D_comp F l (fun t => - t)); [rewrite Ropp_involutive; exact Hx|].
    apply D_eq with (- (1)); [apply D_opp, D_id | ring]. }
  apply (noD_jump_r (fun t => F (- t)) (fun t => f (- t)) (- c) d Hd).
  - intros t Ht. apply Hl. lra.
  - apply (continuous_comp (fun t => - t) f); [|rewrite Ropp_involutive; exact Cf].
    apply (C_of_D (fun t => - t) (- c) (- (1))), D_opp, D_id.
  - rewrite Ropp_involutive. exact N.
  - exists (- l). exact E.
Qed.
(* take the cases that hold *)
Ltac gp_take :=
  cbv beta; unfold and_dec, or_dec, not_dec;
  repeat (cbv beta iota; match goal with
  | |- context [Rle_dec ?a ?b] => gp_nodec a; gp_nodec b; destruct (Rle_dec a b); try gp_absurd_
  | |- context [Rlt_dec ?a ?b] => gp_nodec a; gp_nodec b; destruct (Rlt_dec a b); try gp_absurd_
  | |- context [Req_EM_T ?a ?b] => gp_nodec a; gp_nodec b; destruct (Req_EM_T a b); try (exfalso; lra)
  end).
Ltac gp_no_derivative_within d :=
  first
  [ solve [ eapply (noD_slopes _ _ _ _ d);
      [ lra | intros ? ?; gp_take; reflexivity | intros ? ?; gp_take; reflexivity
      | gp_take; gp_close | gp_take; gp_close | gp_d_eta; gp_pos | gp_d_eta; gp_pos
      | cbv beta; simpl INR; simpl Init.Nat.pred; rewrite ?exp_0; first [lra | gp_pos | nra] ] ]
  | solve [ eapply (noD_right _ _ _ d);
      [ lra | intros ? ?; gp_take; reflexivity | gp_c | gp_take; first [lra | gp_pos] ] ]
  | solve [ eapply (noD_left _ _ _ d);
      [ lra | intros ? ?; gp_take; reflexivity | gp_c | gp_take; first [lra | gp_pos] ] ] ].
Ltac gp_no_derivative :=
  lazymatch goal with
  | |- ~ (_ /\ _) => first [ (let H := fresh in intros [H _]; revert H; change (_ -> False) with (~ _)); gp_no_derivative
                           | (let H := fresh in intros [_ H]; revert H); gp_no_derivative ]
  | |- ex_derive ?f ?c -> False => change (~ ex_derive f c); gp_no_derivative
  | |- ~ ex_derive _ _ => first [ gp_no_derivative_within 1 | gp_no_derivative_within (1/16) | gp_no_derivative_within (1/1024) ]
  | |- ~ (_ <> _) => let H := fresh in intro H; apply H; gp_main_equal
  | |- ~ (_ < _) => apply Rle_not_lt; gp_main_order
  | |- ~ (_ <= _) => apply Rlt_not_le; gp_main_order
  end.

(* ------------------------------------------------------------------ *)
(** * 17. The Gaussian integral, and the range of erf                  *)
(* ------------------------------------------------------------------ *)
Definition gauss (x : R) : R := RInt (fun t => exp (- t ^ 2)) 0 x.
Definition gauss_aux (x : R) : R := RInt (fun t => exp (- (x ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2)) 0 1.
Lemma gauss_ex a b : ex_RInt (fun t => exp (- t ^ 2)) a b.
Proof. apply (@ex_RInt_continuous R_CompleteNormedModule). intros; apply cont_gauss. Qed.
Lemma D_gauss (x : R) : is_derive gauss x (exp (- x ^ 2)).
Proof.
  apply (is_derive_RInt (fun t => exp (- t ^ 2)) gauss 0 x).
  - apply filter_forall. intro y. apply (@RInt_correct R_CompleteNormedModule), gauss_ex.
  - apply cont_gauss.
Qed.
Lemma D_gauss_in (v u : R) : is_derive (fun z => exp (- (z ^ 2 * (1 + v ^ 2))) / (1 + v ^ 2)) u (-2 * u * exp (- (u ^ 2 * (1 + v ^ 2)))).
Proof. assert (P : 0 < 1 + v ^ 2) by nra. eapply D_eq; [gp_d; lra|]. simpl INR. simpl Init.Nat.pred. field. lra. Qed.
Lemma gauss_in_ex (x : R) : ex_RInt (fun t => exp (- (x ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2)) 0 1.
Proof.
  apply (@ex_RInt_continuous R_CompleteNormedModule). intros t _.
  apply (ex_derive_continuous (fun t : R => exp (- (x ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2))). eexists; gp_d. cbv beta. nra.
Qed.
Lemma D_gauss_aux (x : R) : is_derive gauss_aux x (- 2 * exp (- x ^ 2) * gauss x).
Proof.
  apply D_eq with (RInt (fun t => Derive (fun z => exp (- (z ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2)) x) 0 1).
  - apply (is_derive_RInt_param (fun z t => exp (- (z ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2)) 0 1 x).
    + apply filter_forall. intros z t _. eexists. apply D_gauss_in.
    + intros t _. apply (continuity_2d_pt_ext (fun u v => (-2 * u) * exp (- (u * u * (1 + v * v))))).
      * intros u v. symmetry. etransitivity; [exact (is_derive_unique _ _ _ (D_gauss_in v u))|]. replace (u ^ 2) with (u * u) by ring. replace (v ^ 2) with (v * v) by ring. reflexivity.
      * apply continuity_2d_pt_mult.
        -- apply continuity_2d_pt_mult; [apply continuity_2d_pt_const | apply continuity_2d_pt_id1].
        -- apply (continuity_1d_2d_pt_comp exp (fun u v => - (u * u * (1 + v * v)))).
           ++ apply derivable_continuous_pt, derivable_pt_exp.
           ++ apply continuity_2d_pt_opp. apply continuity_2d_pt_mult.
              ** apply continuity_2d_pt_mult; apply continuity_2d_pt_id1.
              ** apply continuity_2d_pt_plus; [apply continuity_2d_pt_const|]. apply continuity_2d_pt_mult; apply continuity_2d_pt_id2.
    + apply filter_forall. intro y. apply gauss_in_ex.
  - assert (E : gauss x = RInt (fun t => x * exp (- (x * t + 0) ^ 2)) 0 1).
    { unfold gauss. replace 0 with (x * 0 + 0) at 1 by ring. replace x with (x * 1 + 0) at 2 by ring.
      symmetry. apply (RInt_comp_lin (fun t => exp (- t ^ 2)) x 0 0 1). apply gauss_ex. }
    rewrite E.
    assert (I : ex_RInt (fun t => x * exp (- (x * t + 0) ^ 2)) 0 1).
    { apply (@ex_RInt_continuous R_CompleteNormedModule). intros t _.
      apply (ex_derive_continuous (fun t : R => x * exp (- (x * t + 0) ^ 2))). eexists; gp_d. }
    etransitivity; [|exact (RInt_scal (V := R_CompleteNormedModule) _ 0 1 (- 2 * exp (- x ^ 2)) I)].
    apply RInt_ext. intros t _. etransitivity; [exact (is_derive_unique _ _ _ (D_gauss_in t x))|].
    unfold scal; simpl; unfold mult; simpl.
    replace (- (x * (x * 1) * (1 + t * (t * 1)))) with (- (x * (x * 1)) + - ((x * t + 0) * ((x * t + 0) * 1))) by ring.
    rewrite exp_plus. ring.
Qed.
Lemma gauss_sum (x : R) : 0 <= x -> gauss x ^ 2 + gauss_aux x = PI / 4.
Proof.
  intro P. assert (Z : gauss 0 ^ 2 + gauss_aux 0 = PI / 4).
  { unfold gauss, gauss_aux. rewrite RInt_point. unfold zero; simpl.
    rewrite (RInt_ext _ (fun t => / (1 + t ^ 2))).
    - rewrite (is_RInt_unique _ _ _ (atan 1 - atan 0)).
      + rewrite atan_1, atan_0. field.
      + apply (is_RInt_derive (V := R_CompleteNormedModule) atan (fun t => / (1 + t ^ 2))).
        * intros t _. apply is_derive_Reals, derivable_pt_lim_atan.
        * intros t _. apply (ex_derive_continuous (fun t : R => / (1 + t ^ 2))). eexists; gp_d. cbv beta; nra.
    - intros t _. replace (- (0 * (0 * 1) * (1 + t * (t * 1)))) with 0 by ring. rewrite exp_0. unfold Rdiv. rewrite Rmult_1_l. f_equal. }
  destruct P as [P|<-]; [|exact Z]. rewrite <- Z. symmetry.
  apply (eq_is_derive (fun x => gauss x ^ 2 + gauss_aux x)); [|exact P].
  intros t _. change (@zero R_NormedModule) with 0. eapply D_eq.
  - apply D_add; [apply D_pow, D_gauss | apply D_gauss_aux].
  - simpl INR. simpl Init.Nat.pred. ring.
Qed.
Lemma gauss_aux_bound (x : R) : 0 <= gauss_aux x <= exp (- x ^ 2).
Proof.
  split.
  - apply RInt_ge_0; [lra | apply gauss_in_ex|]. intros t _. assert (0 < 1 + t ^ 2) by nra. apply Rlt_le, Rdiv_lt_0_compat; [apply exp_pos | assumption].
  - apply Rle_trans with (RInt (fun _ => exp (- x ^ 2)) 0 1).
    + apply RInt_le; [lra | apply gauss_in_ex | apply (@ex_RInt_const R_NormedModule)|]. intros t _.
      assert (P : 1 <= 1 + t ^ 2) by nra. apply le_div_l; [lra|].
      apply Rle_trans with (exp (- x ^ 2)).
      * assert (B : - (x ^ 2 * (1 + t ^ 2)) <= - x ^ 2) by nra. destruct B as [B|B]; [apply Rlt_le, exp_increasing, B | rewrite B; lra].
      * generalize (exp_pos (- x ^ 2)); nra.
    + rewrite RInt_const. unfold scal; simpl; unfold mult; simpl. lra.
Qed.
Lemma gauss_pos (x : R) : 0 < x -> 0 < gauss x.
Proof. intro P. apply RInt_gt_0; [exact P | intros; apply exp_pos | intros; apply cont_gauss]. Qed.
Lemma gauss_aux_pos (x : R) : 0 < gauss_aux x.
Proof.
  apply RInt_gt_0; [lra | intros t _; assert (0 < 1 + t ^ 2) by nra; apply Rdiv_lt_0_compat; [apply exp_pos | assumption]|].
  intros t _. apply (ex_derive_continuous (fun t : R => exp (- (x ^ 2 * (1 + t ^ 2))) / (1 + t ^ 2))). eexists; gp_d. cbv beta. nra.
Qed.
Lemma erf_pos (x : R) : 0 < x -> 0 < erf x.
Proof. intro P. apply Rmult_lt_0_compat; [apply Rdiv_lt_0_compat; [lra | apply sqrt_PI_pos] | exact (gauss_pos x P)]. Qed.
Lemma erf_0 : erf 0 = 0.
Proof. unfold erf. rewrite RInt_point. unfold zero; simpl. ring. Qed.
Lemma erf_below (x : R) : x < 0 -> erf x < 0.
Proof. intro N. replace x with (- - x) by ring. rewrite erf_neg. generalize (erf_pos (- x)); lra. Qed.
Lemma erf_lt1 (x : R) : erf x < 1.
Proof.
  destruct (Rle_lt_dec x 0) as [[H|H]|H]; [generalize (erf_below x H); lra | rewrite H, erf_0; lra|].
  assert (S := gauss_sum x (Rlt_le _ _ H)). assert (A := gauss_aux_pos x). assert (P := gauss_pos x H). assert (Q := sqrt_PI_pos).
  assert (E : sqrt PI ^ 2 = PI) by (apply pow2_sqrt, Rlt_le, PI_RGT_0).
  change (2 / sqrt PI * gauss x < 1). replace (2 / sqrt PI * gauss x) with (2 * gauss x / sqrt PI) by (field; apply Rgt_not_eq; exact Q).
  apply Rlt_div_l; [apply Rlt_gt, Q|]. rewrite Rmult_1_l. destruct (Rlt_le_dec (2 * gauss x) (sqrt PI)) as [|N]; [assumption | nra].
Qed.
Lemma erf_bounds (x : R) : -1 < erf x < 1.
Proof. split; [|apply erf_lt1]. generalize (erf_lt1 (- x)). rewrite erf_neg. lra. Qed.
Lemma Phi_bounds (x : R) : 0 < Phi x < 1.
Proof. assert (B := erf_bounds (x / sqrt 2)). unfold Phi. lra. Qed.
Lemma erf_increasing (x y : R) : x < y -> erf x < erf y.
Proof.
  intro H. assert (C : forall a b, ex_RInt (fun t => exp (- t ^ 2)) a b) by (intros; apply gauss_ex).
  assert (P : 0 < 2 / sqrt PI) by (apply Rdiv_lt_0_compat; [lra | apply sqrt_PI_pos]).
  assert (Q : RInt (fun t => exp (- t ^ 2)) 0 x + RInt (fun t => exp (- t ^ 2)) x y = RInt (fun t => exp (- t ^ 2)) 0 y)
    by exact (RInt_Chasles (V := R_CompleteNormedModule) (fun t => exp (- t ^ 2)) 0 x y (C _ _) (C _ _)).
  unfold erf. apply Rmult_lt_compat_l; [exact P|]. rewrite <- Q. assert (0 < RInt (fun t => exp (- t ^ 2)) x y); [|lra].
  apply RInt_gt_0; [exact H | intros; apply exp_pos | intros; apply cont_gauss].
Qed.
Ltac gp_facts_hook ::=
  match goal with
  | |- context [erf ?a] =>
      lazymatch goal with H : -1 < erf a < 1 |- _ => fail | _ => pose proof (erf_bounds a) end;
      first [ pose proof (erf_pos a ltac:(lra)) | pose proof (erf_below a ltac:(lra)) | idtac ]
  | |- context [Phi ?a] =>
      lazymatch goal with H : 0 < Phi a < 1 |- _ => fail | _ => pose proof (Phi_bounds a) end
  | |- context [phi ?a] =>
      lazymatch goal with H : 0 < phi a |- _ => fail | _ => pose proof (phi_pos a) end
  end.
Ltac gp_pos_hook ::=
  lazymatch goal with
  | |- 0 < sumn _ _ => first [ assumption |
      (apply sumn_pos; [ first [assumption | lia] | let k := fresh "k" in intros k ?; gp_pos_core ]) ]
  | |- 0 < sumexp _ _ => apply sumexp_pos; first [assumption | lia]
  | |- 0 < softmax _ _ _ => apply softmax_pos; first [assumption | lia]
  | |- 0 < upd ?x ?j (?x ?j) ?k => rewrite (upd_self x j k); gp_pos_core
  | |- 0 < erf _ => apply erf_pos; gp_pos_core
  | |- 0 < Phi _ => apply Phi_bounds
  | |- 0 < phi _ => apply phi_pos
  | |- 0 < 1 - Phi _ => apply Rlt_Rminus, Phi_bounds
  | |- 0 < _ => gp_entry
  end.

(* numerals in the place of sizes and indices *)
Ltac gp_whole_number v := lazymatch v with O => idtac | S ?w => gp_whole_number w | Z0 => idtac | Zpos _ => idtac | Zneg _ => idtac end.
Ltac gp_compute e := lazymatch e with O => fail | S _ => fail | Z0 => fail | Zpos _ => fail | Zneg _ => fail | _ => let v := eval vm_compute in e in gp_whole_number v; progress change e with v end.
Ltac gp_numerals := repeat match goal with
  | |- context [Z.to_nat ?e] => gp_compute (Z.to_nat e)
  | |- context [IZR ?e] => gp_compute e
  | |- context [powerRZ _ ?e] => gp_compute e
  end.
Ltac gp_concrete :=
  cbv beta delta [sumz prodz maxz minz]; gp_numerals;
  cbv beta iota delta [sumn sumr prodn prodr maxn maxr minn minr upd upd2 delta Nat.add Nat.sub];
  cbv delta [Rmax Rmin]; cbv beta;
  repeat (match goal with
  | |- context [Nat.eq_dec ?a ?b] => destruct (Nat.eq_dec a b); try (exfalso; lia)
  end; cbv beta iota);
  gp_numerals;
  repeat match goal with |- context [INR ?n] => let z := eval cbv in (Z.of_nat n) in replace (INR n) with (IZR z) by (simpl; ring) end.

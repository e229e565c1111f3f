(* Certified enclosures over Coq's integers: no primitive floats, hence none of their axioms. *)
From Interval Require Import Float.Specific_stdz Float.Specific_ops.
From Interval Require Tactic.
From GP Require Import Rules Means Inductions Steps.
Module SFZ := SpecificFloat StdZRadix2.
Module ITZ := Interval.Tactic.IntervalTactic SFZ.
Import ITZ.

(* values at a point, to more and more digits *)
Ltac gp_expand := unfold relu, logsigmoid, softplus, sigmoid, tanh, sinh, cosh, Phi, phi, erf, tan, Rsqr.
Ltac gp_integrals :=
  repeat match goal with
  | |- context [RInt ?f ?a ?b] =>
      let H := fresh "H" in integral_intro (RInt f a b) with (Tactic.i_prec 64%positive, Tactic.i_relwidth 30) as H;
      let v := fresh "v" in set (v := RInt f a b) in *; clearbody v
  end.
Ltac gp_iv :=
  gp_expand; gp_integrals; first
  [ lra | interval with (Tactic.i_prec 64%positive) | interval with (Tactic.i_prec 200%positive) | interval with (Tactic.i_prec 2000%positive) ].
(* a logarithm against a number: their exponentials differ *)
Ltac gp_ne_exp :=
  lazymatch goal with
  | |- ln ?A <> ?b =>
      let H := fresh "H" in let E := fresh "E" in
      intro H; assert (E : exp (ln A) = exp b) by (rewrite H; reflexivity);
      rewrite exp_ln in E by gp_pos; lra
  | |- ?b <> ln ?A => apply not_eq_sym; gp_ne_exp
  end.
Ltac gp_ne :=
  gp_expand; gp_integrals; first
  [ lra
  | (apply Rlt_not_eq; interval with (Tactic.i_prec 64%positive)) | (apply Rgt_not_eq; interval with (Tactic.i_prec 64%positive))
  | (apply Rlt_not_eq; interval with (Tactic.i_prec 200%positive)) | (apply Rgt_not_eq; interval with (Tactic.i_prec 200%positive))
  | gp_ne_exp
  | (apply Rlt_not_eq; interval with (Tactic.i_prec 2000%positive)) | (apply Rgt_not_eq; interval with (Tactic.i_prec 2000%positive)) ].
Ltac gp_decide_iv a b :=
  let t p := (solve [gp_expand; gp_integrals; first [lra | interval with (Tactic.i_prec p)]]) in
  first [ assert (a = b) by lra
        | assert (a < b) by t 64%positive | assert (b < a) by t 64%positive
        | assert (a < b) by t 1000%positive | assert (b < a) by t 1000%positive ].
Ltac gp_take_iv :=
  unfold and_dec, or_dec, not_dec;
  repeat (cbv beta iota; match goal with
  | |- context [Rle_dec ?a ?b] => gp_nodec a; gp_nodec b; gp_decide_iv a b; destruct (Rle_dec a b); try (exfalso; lra)
  | |- context [Rlt_dec ?a ?b] => gp_nodec a; gp_nodec b; gp_decide_iv a b; destruct (Rlt_dec a b); try (exfalso; lra)
  | |- context [Req_EM_T ?a ?b] => gp_nodec a; gp_nodec b; gp_decide_iv a b; destruct (Req_EM_T a b); try (exfalso; lra)
  end).
Ltac gp_fact :=
  cbv beta; gp_concrete;
  lazymatch goal with
  | |- True => exact I
  | |- _ /\ _ => split; gp_fact
  | |- _ \/ _ => first [ left; solve [gp_fact] | right; solve [gp_fact] ]
  | |- ex_derive _ _ => gp_ex
  | |- locally _ _ => gp_near_
  | |- forall k : nat, (_ <= k <= _)%nat -> _ =>
      let k := fresh "k" in let H := fresh "H" in intros k H; gp_each k H
  | |- _ -> _ => intro; gp_hyps; gp_fact
  | |- ~ ex_derive _ _ => gp_no_derivative
  | |- ~ (_ /\ _) => gp_no_derivative
  | |- _ <> _ => gp_undrive; gp_take_iv; first [ lra | lia | gp_ne ]
  | |- _ => first [ lra | lia | (gp_undrive; gp_take_iv; gp_iv) | gp_all ]
  end
with gp_each k H := first
  [ (exfalso; lia)
  | (destruct k as [|k]; [ first [ (exfalso; lia) | gp_fact ] | gp_each k H ]) ].
Ltac gp_fails := gp_fact.
Ltac gp_no_value := repeat (split; [ gp_fact | ]); first [gp_no_derivative | gp_fact].
Ltac gl_fact_hook ::= gp_fact.

(* bounds while variables stay within theirs; the integral of the normal distribution grows with its end *)
Lemma gs_gauss_in l u h : l <= u <= h -> gauss l <= gauss u <= gauss h.
Proof.
  assert (M : forall x y, x <= y -> gauss x <= gauss y).
  { intros x y H. assert (C : forall a b, ex_RInt (fun t => exp (- t ^ 2)) a b) by (intros; apply gauss_ex).
    assert (Q : gauss x + RInt (fun t => exp (- t ^ 2)) x y = gauss y)
      by exact (RInt_Chasles (V := R_CompleteNormedModule) (fun t => exp (- t ^ 2)) 0 x y (C _ _) (C _ _)).
    assert (P : 0 <= RInt (fun t => exp (- t ^ 2)) x y) by (apply RInt_ge_0; [exact H | apply C | intros; apply Rlt_le, exp_pos]).
    lra. }
  intros [A B]. split; apply M; assumption.
Qed.
Ltac gs_gauss_at a H :=
  let I := fresh "I" in integral_intro (RInt (fun t => exp (- t ^ 2)) 0 a) with (Tactic.i_prec 40%positive, Tactic.i_relwidth 20) as I;
  change (RInt (fun t => exp (- t ^ 2)) 0 a) with (gauss a) in I;
  let g := fresh "g" in set (g := gauss a) in *; clearbody g.
Ltac gs_erf :=
  repeat match goal with
  | |- context [RInt ?f 0 ?u] =>
      let H := fresh "H" in interval_intro u with (Tactic.i_prec 30%positive) as H;
      apply gs_gauss_in in H; change (RInt f 0 u) with (gauss u);
      lazymatch type of H with gauss ?l <= _ <= gauss ?h => gs_gauss_at l H; gs_gauss_at h H end;
      lazymatch type of H with ?g <= _ <= ?k =>
        match goal with L : ?a <= g <= _, M : _ <= k <= ?b |- _ =>
          let G := fresh "G" in assert (G : a <= gauss u <= b) by lra; clear H L M end end;
      let v := fresh "v" in set (v := gauss u) in *; clearbody v
  end.
Ltac gs_iv := gp_expand; gs_erf; first
  [ interval with (Tactic.i_prec 64%positive)
  | match goal with x : R |- context [?y] => constr_eq x y; interval with (Tactic.i_bisect x, Tactic.i_prec 64%positive, Tactic.i_depth 16) end
  | match goal with x : R, y : R |- _ => interval with (Tactic.i_bisect x, Tactic.i_bisect y, Tactic.i_prec 64%positive, Tactic.i_depth 16) end
  | match goal with x : R |- context [?y] => constr_eq x y; interval with (Tactic.i_bisect x, Tactic.i_autodiff x, Tactic.i_prec 64%positive, Tactic.i_depth 16) end
  | interval with (Tactic.i_prec 200%positive) ].
Ltac gs_enclosure_hook ::= gs_iv.

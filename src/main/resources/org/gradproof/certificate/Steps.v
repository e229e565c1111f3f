(* The steps of a proof that is known, each a tactic of its own. Nothing here needs to be believed or read to trust a
   certificate: Coq checks it all. *)
From GP Require Export Rules Means Inductions.
From Coq Require Export Classical_Prop FunctionalExtensionality.

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
  | ?A -> ?B => tryif (let H := fresh "H" in assert (H : A) by gs_hyp; specialize (U H); clear H) then gs_meet U else idtac
  | _ /\ _ => destruct U
  | _ => idtac
  end.
Ltac gs_use P := let U := fresh "U" in pose proof P as U; cbv beta in U; gs_meet U.

(* ------------------------------------------------------------------ *)
(** * 2. Logic and equations                                           *)
(* ------------------------------------------------------------------ *)
Ltac gs_logic := first
  [ assumption | lra | lia | tauto | (intros; gs_hyp)
  | solve [gs_split; repeat split; gs_hyp] | solve [gs_opposite; first [assumption | tauto | intuition lra]] | solve [intuition first [lra | lia]] | congruence ].
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
Ltac gs_instance := first [ assumption | (apply is_derive_unique; assumption) | lra | lia | (gs_inr; first [assumption | lra]) | gs_logic | solve [gp_main_equal] ].
Ltac gs_entry := first [ assumption | match goal with H : forall k : nat, _ -> _ |- _ => apply H; first [assumption | lia | lra] end
  | match goal with H : forall k : nat, _ |- _ => let U := fresh "U" in
      pose proof H as U; first [apply U; first [assumption | lia | lra]] end ].
Ltac gs_given_line := first
  [ lazymatch goal with |- (_ <= ?k <= ?n)%nat => is_evar k; match goal with H : (?j <= n)%nat |- _ => is_var j; unify k j; split; [lia | exact H] end end
  | gs_hyp ].
Ltac gs_for_all F := intros; gs_split; first [ solve [eapply F; gs_given_line] | apply F; gs_hyp | eapply F; gs_hyp ].
Ltac gs_equality := first [ assumption | symmetry; assumption | reflexivity | lra | congruence | (etransitivity; eassumption) ].
(* below maxima *)
Ltac gs_under_hook := fail.
Ltac gs_rewrites := repeat match goal with U : ?a = ?b |- context [?a] => tryif constr_eq a b then fail else (rewrite U; clear U) end.
Ltac gs_rewrite := first
  [ assumption | lra | solve [gs_rewrites; first [reflexivity | assumption | lra]] | congruence
  | solve [match goal with U1 : _ |- _ => idtac end; repeat match goal with U : ?a = ?b :> R |- _ => rewrite <- U; clear U end; first [reflexivity | assumption | lra]]
  | solve [gp_main_equal] | solve [gs_rewrites; gp_main_equal] | solve [gs_under] | solve [gs_under_hook] | solve [gp_all] ]
with gs_under :=
  match goal with
  | |- context [sumn ?n ?f] => match goal with |- context [sumn n ?g] => tryif constr_eq f g then fail else
      (rewrite (sumn_ext n f g); [first [reflexivity | ring | lra] | let k := fresh "k" in let H := fresh "H" in intros k H; cbv beta; gp_main_equal]) end
  end.
(* one side becomes the other where lines say so of its parts *)
Lemma gs_app {A B : Type} (f g : A -> B) (a b : A) : f = g -> a = b -> f a = g b.
Proof. intros -> ->; reflexivity. Qed.
Ltac gs_line F := first
  [ solve [simple eapply F; gs_given_line]
  | lazymatch goal with |- is_derive _ _ _ => fail | _ => solve [let U := fresh "U" in pose proof F as U; cbv beta in U; eapply U; gs_given_line] end ].
Ltac gs_or one other := first [ solve [one] | solve [other] ].
(* the greatest is not below the others, it is one of them, and depends on nothing else *)
Lemma gs_maxn_S n f : (1 <= n)%nat -> maxn (S n) f = Rmax (maxn n f) (f (S n)).
Proof. intro H. destruct n as [|n]; [lia | reflexivity]. Qed.
Lemma gs_minn_S n f : (1 <= n)%nat -> minn (S n) f = Rmin (minn n f) (f (S n)).
Proof. intro H. destruct n as [|n]; [lia | reflexivity]. Qed.
Lemma gs_maxn_ge n f k : (1 <= k <= n)%nat -> f k <= maxn n f.
Proof.
  induction n as [|n IH]; intro H; [lia|]. destruct (Nat.eq_dec n 0) as [->|N]; [replace k with 1%nat by lia; apply Rle_refl|].
  rewrite gs_maxn_S by lia. destruct (Nat.eq_dec k (S n)) as [->|M]; [apply Rmax_r|].
  eapply Rle_trans; [apply IH; lia | apply Rmax_l].
Qed.
Lemma gs_minn_le n f k : (1 <= k <= n)%nat -> minn n f <= f k.
Proof.
  induction n as [|n IH]; intro H; [lia|]. destruct (Nat.eq_dec n 0) as [->|N]; [replace k with 1%nat by lia; apply Rle_refl|].
  rewrite gs_minn_S by lia. destruct (Nat.eq_dec k (S n)) as [->|M]; [apply Rmin_r|].
  eapply Rle_trans; [apply Rmin_l | apply IH; lia].
Qed.
Lemma gs_maxn_attained n f : (1 <= n)%nat -> exists k, (1 <= k <= n)%nat /\ f k = maxn n f.
Proof.
  induction n as [|n IH]; intro H; [lia|]. destruct (Nat.eq_dec n 0) as [->|N]; [exists 1%nat; split; [lia | reflexivity]|].
  rewrite gs_maxn_S by lia. destruct (Rle_dec (maxn n f) (f (S n))) as [L|L].
  - exists (S n). rewrite Rmax_right by exact L. split; [lia | reflexivity].
  - destruct IH as [k [A B]]; [lia|]. exists k. rewrite Rmax_left by lra. split; [lia | exact B].
Qed.
Lemma gs_minn_attained n f : (1 <= n)%nat -> exists k, (1 <= k <= n)%nat /\ f k = minn n f.
Proof.
  induction n as [|n IH]; intro H; [lia|]. destruct (Nat.eq_dec n 0) as [->|N]; [exists 1%nat; split; [lia | reflexivity]|].
  rewrite gs_minn_S by lia. destruct (Rle_dec (minn n f) (f (S n))) as [L|L].
  - destruct IH as [k [A B]]; [lia|]. exists k. rewrite Rmin_left by exact L. split; [lia | exact B].
  - exists (S n). rewrite Rmin_right by lra. split; [lia | reflexivity].
Qed.
Lemma gs_maxn_ext n f g : (forall k, (1 <= k <= n)%nat -> f k = g k) -> maxn n f = maxn n g.
Proof.
  induction n as [|n IH]; intro H; [reflexivity|]. destruct (Nat.eq_dec n 0) as [->|N]; [apply H; lia|].
  rewrite !gs_maxn_S by lia. rewrite IH by (intros; apply H; lia). rewrite (H (S n)) by lia. reflexivity.
Qed.
Lemma gs_minn_ext n f g : (forall k, (1 <= k <= n)%nat -> f k = g k) -> minn n f = minn n g.
Proof.
  induction n as [|n IH]; intro H; [reflexivity|]. destruct (Nat.eq_dec n 0) as [->|N]; [apply H; lia|].
  rewrite !gs_minn_S by lia. rewrite IH by (intros; apply H; lia). rewrite (H (S n)) by lia. reflexivity.
Qed.
Ltac gs_congruent leaf :=
  cbv beta; first
  [ match goal with |- ?a = ?b => constr_eq a b; reflexivity end
  | solve [leaf]
  | lazymatch goal with
    | |- sumn ?n _ = sumn ?m _ =>
        constr_eq n m; apply sumn_ext; let k := fresh "k" in let H := fresh "H" in intros k H; gs_congruent leaf
    | |- prodn ?n _ = prodn ?m _ =>
        constr_eq n m; apply prodn_ext; let k := fresh "k" in let H := fresh "H" in intros k H; gs_congruent leaf
    | |- maxn ?n _ = maxn ?m _ =>
        constr_eq n m; apply gs_maxn_ext; let k := fresh "k" in let H := fresh "H" in intros k H; gs_congruent leaf
    | |- minn ?n _ = minn ?m _ =>
        constr_eq n m; apply gs_minn_ext; let k := fresh "k" in let H := fresh "H" in intros k H; gs_congruent leaf
    | |- (if ?c then _ else _) = (if ?d then _ else _) =>
        constr_eq c d; let K := fresh "K" in destruct c as [K|K]; gs_congruent leaf
    | |- (fun _ => _) = (fun _ => _) => apply functional_extensionality; intro; gs_congruent leaf
    | |- ?f ?a = ?g ?b => apply gs_app; gs_congruent leaf
    end ].
Ltac gs_definition := first [ reflexivity | solve [gp_close] | solve [gp_main_equal] ].
(* what is not 0 has no factor that is 0 *)
Lemma gs_factors a b : a * b <> 0 -> a <> 0 /\ b <> 0.
Proof. intro H. split; intro E; apply H; rewrite E; ring. Qed.
Lemma gs_parts a b : a / b <> 0 -> a <> 0 /\ b <> 0.
Proof. intro H. split; intro E; apply H; rewrite E; unfold Rdiv; [|rewrite Rinv_0]; ring. Qed.
Lemma gs_base a n : a ^ S n <> 0 -> a <> 0.
Proof. intros H E. apply H. rewrite E. simpl. ring. Qed.
Ltac gs_apart := repeat match goal with
  | H : _ * _ <> 0 |- _ => apply gs_factors in H; destruct H
  | H : _ / _ <> 0 |- _ => apply gs_parts in H; destruct H
  | H : - _ <> 0 |- _ => apply Ropp_neq_0_compat in H; rewrite Ropp_involutive in H
  | H : _ ^ S _ <> 0 |- _ => apply gs_base in H
  | H : ?n <> 0%nat |- _ => lazymatch goal with K : INR n <> 0 |- _ => fail | _ => assert (INR n <> 0) by (apply not_0_INR; exact H) end
  end.
(* sums and roots are but numbers *)
Ltac gs_set :=
  repeat match goal with |- context [sumn ?m ?f] => let a := fresh "a" in set (a := sumn m f) end;
  repeat match goal with |- context [prodn ?m ?f] => let a := fresh "a" in set (a := prodn m f) end;
  repeat match goal with |- context [sqrt ?u] => let a := fresh "a" in set (a := sqrt u) end.
Ltac gs_unset := repeat match goal with a := _ |- _ => subst a end.
Ltac gs_nonzero := gs_unset; repeat split; first [ assumption | gp_pos | (gs_apart; first [ assumption | gp_pos ]) ].
Ltac gs_algebra := first
  [ solve [gs_set; first [ring | (field; gs_nonzero)]]
  | ring | (field; gp_pos) | lra | solve [gp_main_equal]
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
(* the greatest of a few, by cases *)
Ltac gs_written_out :=
  unfold and_dec, or_dec, not_dec;
  repeat match goal with |- context [Rle_dec ?a ?b] => lazymatch a with context [Rle_dec] => fail | _ => lazymatch b with context [Rle_dec] => fail | _ => destruct (Rle_dec a b) end end end;
  first [reflexivity | lra].
Ltac gs_tail :=
  repeat match goal with |- context [(?n + 1 - 1)%nat] => replace (n + 1 - 1)%nat with n by lia end;
  repeat match goal with
  | |- context [sumn (?n + 1) ?f] => replace (n + 1)%nat with (S n) by lia; change (sumn (S n) f) with (sumn n f + f (S n))
  | |- context [prodn (?n + 1) ?f] => replace (n + 1)%nat with (S n) by lia; change (prodn (S n) f) with (prodn n f * f (S n))
  end; cbv beta.
(* a sum over one case keeps one term *)
Lemma gs_keeps n j f g : (1 <= j <= n)%nat -> sumn n (fun k => if Nat.eq_dec k j then f k else g k) = sumn n g + (f j - g j).
Proof.
  intro H. rewrite (sumn_ext n _ (fun k => g k + delta k j * (f k - g k))) by (intros; unfold delta; destruct (Nat.eq_dec k j); ring).
  rewrite sumn_plus, (sumn_delta n j (fun k => f k - g k)) by exact H. reflexivity.
Qed.
Lemma gs_keeps_turned n j f g : (1 <= j <= n)%nat -> sumn n (fun k => if Nat.eq_dec j k then f k else g k) = sumn n g + (f j - g j).
Proof.
  intro H. rewrite <- (gs_keeps n j f g H). apply sumn_ext. intros k _. destruct (Nat.eq_dec j k), (Nat.eq_dec k j); congruence.
Qed.
Ltac gs_keep := lazymatch goal with
  | |- sumn ?n (fun k => if Nat.eq_dec k ?j then @?f k else @?g k) = _ => rewrite (gs_keeps n j f g) by first [assumption | lia]
  | |- sumn ?n (fun k => if Nat.eq_dec ?j k then @?f k else @?g k) = _ => rewrite (gs_keeps_turned n j f g) by first [assumption | lia]
  | |- sumn ?n (fun k => delta k ?j) = _ => unfold delta; rewrite (gs_keeps n j (fun _ => 1) (fun _ => 0)) by first [assumption | lia]
  | |- sumn ?n (fun k => delta ?j k) = _ => unfold delta; rewrite (gs_keeps_turned n j (fun _ => 1) (fun _ => 0)) by first [assumption | lia]
  end; cbv beta; rewrite ?sumn_zero; ring.
Ltac gs_sum := first
  [ solve [simple apply sumn_swap] | gs_keep | reflexivity | ring
  | solve [gp_main_equal]
  | solve [gs_tail; gs_inr; first [reflexivity | ring | (field; gp_pos)]]
  | solve [gp_concrete; first [reflexivity | ring | (field; gp_pos)]]
  | solve [apply sumn_swap]
  | solve [gp_concrete; gs_written_out] ].
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
(** * 3b. Maxima                                                       *)
(* ------------------------------------------------------------------ *)
Ltac gs_bound i :=
  lazymatch goal with
  | |- _ <= maxn ?n ?f => refine (gs_maxn_ge n f i _); gs_hyp
  | |- minn ?n ?f <= _ => refine (gs_minn_le n f i _); gs_hyp
  end.
Ltac gs_attained t term :=
  let k := fresh "k" in let H := fresh "H" in let E := fresh "E" in
  lazymatch t with
  | maxn ?n ?f => destruct (gs_maxn_attained n f) as [k [H E]]; [gs_hyp|]
  | minn ?n ?f => destruct (gs_minn_attained n f) as [k [H E]]; [gs_hyp|]
  end; cbv beta in E; term k; first [assumption | lra | gs_logic].
(* the same below a maximum *)
Ltac gs_under_max :=
  match goal with
  | |- maxn ?n ?f = maxn ?n ?g => apply gs_maxn_ext | |- minn ?n ?f = minn ?n ?g => apply gs_minn_ext
  | |- context [maxn ?n ?f] => match goal with |- context [maxn n ?g] => tryif constr_eq f g then fail else rewrite (gs_maxn_ext n f g); [reflexivity|] end
  | |- context [minn ?n ?f] => match goal with |- context [minn n ?g] => tryif constr_eq f g then fail else rewrite (gs_minn_ext n f g); [reflexivity|] end
  end; let k := fresh "k" in let H := fresh "H" in intros k H; cbv beta; first [ring | lra | gs_hyp | gp_main_equal].
Ltac gs_under_hook ::= gs_under_max.

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
Lemma gs_moved_le (a b c d : R) : a <= b -> d - c = b - a -> c <= d. Proof. lra. Qed.
Lemma gs_moved_lt (a b c d : R) : a < b -> d - c = b - a -> c < d. Proof. lra. Qed.
Ltac gs_moved :=
  first [ match goal with U : _ <= _ |- _ <= _ => apply (gs_moved_le _ _ _ _ U) end | match goal with U : _ < _ |- _ < _ => apply (gs_moved_lt _ _ _ _ U) end ];
  gs_set; first [ ring | (field; gs_unset; gs_nat_facts; gs_nonzero) ].
Ltac gs_combination := first
  [ assumption | gs_nat_goal | gs_moved | lra | gs_logic | nra | solve [gs_nat_facts; first [lra | nra]]
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
(* also between numerals *)
Ltac gs_less := first [ assumption | lra ].
Ltac gs_weak L := match goal with U : ?a <= ?b |- _ <= _ => destruct U as [U|U]; [apply Rlt_le, L, U | apply Req_le, f_equal; exact U] end.
Ltac gs_monotone := first
  [ match goal with U : ?a = ?b |- _ = _ => rewrite U; reflexivity end
  | (apply exp_increasing; gs_less) | gs_weak exp_increasing
  | (apply ln_increasing; [lra | gs_less]) | match goal with U : ?a <= ?b |- ln _ <= ln _ => destruct U as [U|U]; [apply Rlt_le, ln_increasing; [gs_hyp | exact U] | apply Req_le, f_equal; exact U] end
  | (apply ln_increasing; [gs_hyp | gs_less])
  | (apply sqrt_lt_1_alt; split; [gs_hyp | gs_less]) | (apply sqrt_le_1_alt; gs_less)
  | (apply atan_increasing; gs_less) | gs_weak atan_increasing
  | (apply gs_tanh_lt; gs_less) | gs_weak gs_tanh_lt | (apply gs_sinh_lt; gs_less) | gs_weak gs_sinh_lt
  | (apply erf_increasing; gs_less) | gs_weak erf_increasing | (apply gs_Phi_lt; gs_less) | gs_weak gs_Phi_lt
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

(* one rule, from lines that say what the derivatives of the parts are *)
Section Point.
Variables (P : R -> Prop) (C : forall t, {P t} + {~ P t}) (f g : R -> R) (x l m : R).
Lemma gs_D_if : (P x -> locally x P) -> (~ P x -> locally x (fun t => ~ P t)) -> (P x -> is_derive f x l) -> (~ P x -> is_derive g x m) ->
  is_derive (fun t => if C t then f t else g t) x (if C x then l else m).
Proof. intros A B F G. destruct (C x) as [H|H]; [apply D_if_true; auto | apply D_if_false; auto]. Qed.
End Point.
Ltac gs_off := unfold Rgt, Rge in *; gs_split; gs_opposite;
  repeat match goal with N : ?a <> ?b :> R |- _ => destruct (Rdichotomy _ _ N); clear N; try (exfalso; lra) end.
Ltac gs_d leaf open :=
  cbv beta; first
  [ leaf
  | lazymatch goal with
    | |- is_derive (fun _ => ?c) _ _ => apply D_const
    | |- is_derive (fun t => t) _ _ => apply D_id
    | |- is_derive (fun t => @?f t + @?g t) _ _ => apply (D_add f g); gs_d leaf open
    | |- is_derive (fun t => @?f t - @?g t) _ _ => apply (D_sub f g); gs_d leaf open
    | |- is_derive (fun t => - @?f t) _ _ => apply (D_opp f); gs_d leaf open
    | |- is_derive (fun t => @?f t * @?g t) _ _ => apply (D_mul f g); gs_d leaf open
    | |- is_derive (fun t => @?f t / @?g t) _ _ => apply (D_div f g); [gs_d leaf open | gs_d leaf open | cbv beta]
    | |- is_derive (fun t => / @?f t) _ _ => apply (D_inv f); [gs_d leaf open | cbv beta]
    | |- is_derive (fun t => @?f t ^ ?n) _ _ => apply (D_pow f n); gs_d leaf open
    | |- is_derive (fun t => powerRZ (@?f t) ?z) _ _ => apply (D_powerRZ f z); [gs_d leaf open | cbv beta]
    | |- is_derive (fun t => Rpower (@?f t) ?p) _ _ => apply (D_rpower f p); [gs_d leaf open | cbv beta]
    | |- is_derive (fun t => Rpower (@?f t) (@?g t)) _ _ => apply (D_rpower2 f g); [gs_d leaf open | gs_d leaf open | cbv beta]
    | |- is_derive (fun t => exp (@?f t)) _ _ => apply (D_exp f); gs_d leaf open
    | |- is_derive (fun t => ln (@?f t)) _ _ => apply (D_ln f); [gs_d leaf open | cbv beta]
    | |- is_derive (fun t => sqrt (@?f t)) _ _ => apply (D_sqrt f); [gs_d leaf open | cbv beta]
    | |- is_derive (fun t => sin (@?f t)) _ _ => apply (D_sin f); gs_d leaf open
    | |- is_derive (fun t => cos (@?f t)) _ _ => apply (D_cos f); gs_d leaf open
    | |- is_derive (fun t => tan (@?f t)) _ _ => apply (D_tan f); [gs_d leaf open | cbv beta]
    | |- is_derive (fun t => sinh (@?f t)) _ _ => apply (D_sinh f); gs_d leaf open
    | |- is_derive (fun t => cosh (@?f t)) _ _ => apply (D_cosh f); gs_d leaf open
    | |- is_derive (fun t => tanh (@?f t)) _ _ => apply (D_tanh f); gs_d leaf open
    | |- is_derive (fun t => asin (@?f t)) _ _ => apply (D_asin f); [gs_d leaf open | cbv beta]
    | |- is_derive (fun t => acos (@?f t)) _ _ => apply (D_acos f); [gs_d leaf open | cbv beta]
    | |- is_derive (fun t => atan (@?f t)) _ _ => apply (D_atan f); gs_d leaf open
    | |- is_derive (fun t => erf (@?f t)) _ _ => apply (D_erf f); gs_d leaf open
    | |- is_derive (fun t => Phi (@?f t)) _ _ => apply (D_Phi f); gs_d leaf open
    | |- is_derive (fun t => phi (@?f t)) _ _ => apply (D_phi f); gs_d leaf open
    | |- is_derive (fun t => upd ?x ?j t ?k) _ _ => apply (D_upd x j k)
    | |- is_derive (fun t => upd2 ?w ?p ?q t ?i ?k) _ _ => apply (D_upd2 w p q i k)
    | |- is_derive (fun t => sumn ?n (fun k => @?F k t)) _ _ =>
        apply (D_sumn n (fun k t => F k t)); let k := fresh "k" in let H := fresh "H" in intros k H; gs_d leaf open
    | |- is_derive (fun t => prodn ?n (fun k => @?F k t)) _ _ =>
        apply (D_prodn n (fun k t => F k t)); let k := fresh "k" in let H := fresh "H" in intros k H; [gs_d leaf open | cbv beta]
    | |- is_derive (fun t => if @?C t then @?f t else @?g t) ?x _ =>
        apply (gs_D_if _ C f g x); let K := fresh "K" in intro K; cbv beta in K; rewrite ?upd_self_fun, ?upd2_self_fun in K;
        [ solve [gs_off; open; gp_near_] | solve [gs_off; open; gp_near_] | gs_split; gs_d leaf open | gs_d leaf open ]
    end ].
Ltac gs_side open := gp_self; gs_split; first [ gs_hyp | gp_pos | solve [open; gp_pos] ].
Ltac gs_slopes leaf open := first
  [ reflexivity | ring | (field; gs_side open) | solve [gs_congruent ltac:(first [ring | (field; gs_side open)])] | solve [gp_main_equal] ].
Ltac gs_chain h f leaf open :=
  eapply D_eq; [ refine (D_comp h _ f _ _ _ _); [cbv beta; gp_self; leaf | leaf] | gp_self; gs_slopes leaf open ].
Ltac gs_by_rule leaf open := first
  [ solve [eapply D_eq; [leaf | leaf]]
  | lazymatch goal with |- is_derive (fun t => sumn ?n (fun k => @?F k t)) _ (sumn _ _) =>
      apply (D_sumn n (fun k t => F k t)); let k := fresh "k" in let H := fresh "H" in intros k H; cbv beta; solve [leaf] end
  | solve [eapply D_eq; [ gs_d leaf open; gs_side open | gp_self; simpl INR; simpl Init.Nat.pred; gs_slopes leaf open ]]
  | solve [eapply D_ext; [ | leaf]; intro; cbv beta; first [reflexivity | symmetry; leaf]] ].

(* ------------------------------------------------------------------ *)
(** * 6. The claim                                                     *)
(* ------------------------------------------------------------------ *)
(* an earlier line is of this derivative *)
Ltac gs_derived := match goal with H : context [@is_derive _ _ _ _ _] |- is_derive _ _ _ => eapply H; gs_hyp end.
Ltac gs_claim F open :=
  cbv beta;
  lazymatch goal with
  | |- _ /\ _ => split; gs_claim F open
  | |- ex_derive _ _ => first [ solve [eexists; gs_derived] | solve [open; gp_hyps; gp_all] ]
  | |- _ => first [ solve [eapply F; gs_hyp] | solve [gs_turned F] | solve [open; gp_hyps; gp_all] ]
  end
with gs_turned F := let H := fresh "H" in pose proof F as H; cbv beta in H; gs_meet H; first [ lra | symmetry; assumption | (intro; apply H; lra) | apply not_eq_sym; assumption ].
(* a derivative, by the line that says what it is and the line that says what that is *)
Lemma gs_derives f (x l r : R) : is_derive f x l -> Derive f x = r -> is_derive f x r.
Proof. intros D <-. rewrite (is_derive_unique f x l D). exact D. Qed.
Ltac gs_derivative D F open :=
  cbv beta;
  lazymatch goal with
  | |- _ /\ _ => split; gs_derivative D F open
  | |- is_derive _ _ _ => eapply gs_derives; [solve [simple eapply D; gs_hyp] | solve [simple eapply F; gs_hyp]]
  | |- _ => solve [open; gp_hyps; gp_all]
  end.

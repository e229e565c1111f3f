(* Whole numbers: sums and products with a symbolic end by induction, powers with whole exponents. Nothing here needs to be believed
   or read to trust a certificate: Coq checks it all. *)
From GP Require Export Rules Means.

(* ------------------------------------------------------------------ *)
(** * 1. Products, and sums over other ranges                          *)
(* ------------------------------------------------------------------ *)
Lemma sumn_S n f : sumn (S n) f = sumn n f + f (S n).
Proof. reflexivity. Qed.
Lemma prodn_S n f : prodn (S n) f = prodn n f * f (S n).
Proof. reflexivity. Qed.
Lemma prodn_pos n f : (forall k, (1 <= k <= n)%nat -> 0 < f k) -> 0 < prodn n f.
Proof.
  induction n as [|n IH]; intro H; simpl; [lra|].
  apply Rmult_lt_0_compat; [apply IH; intros; apply H; lia | apply H; lia].
Qed.
Lemma prodn_ne0 n f : (forall k, (1 <= k <= n)%nat -> f k <> 0) -> prodn n f <> 0.
Proof.
  induction n as [|n IH]; intro H; simpl; [lra|].
  apply Rmult_integral_contrapositive_currified; [apply IH; intros; apply H; lia | apply H; lia].
Qed.
Lemma prodn_ext n f g : (forall k, (1 <= k <= n)%nat -> f k = g k) -> prodn n f = prodn n g.
Proof.
  induction n as [|n IH]; intro H; simpl; [reflexivity|].
  rewrite IH; [rewrite (H (S n)) by lia; reflexivity|]. intros k Hk; apply H; lia.
Qed.
Lemma if_delta i j (u v : R) : (if Nat.eq_dec i j then u else v) = v + delta i j * (u - v).
Proof. unfold delta; destruct (Nat.eq_dec i j); ring. Qed.
Lemma if_not_dec {A : Prop} (c : {A} + {~ A}) (u v : R) : (if not_dec c then u else v) = if c then v else u.
Proof. destruct c; reflexivity. Qed.

Lemma prodn_0 f : prodn 0 f = 1.
Proof. reflexivity. Qed.
Lemma D_prodn n (F : nat -> R -> R) (d : nat -> R) (x : R) :
  (forall k, (1 <= k <= n)%nat -> is_derive (F k) x (d k)) -> (forall k, (1 <= k <= n)%nat -> F k x <> 0) ->
  is_derive (fun t => prodn n (fun k => F k t)) x (prodn n (fun k => F k x) * sumn n (fun k => d k / F k x)).
Proof.
  induction n as [|n IH]; intros H N.
  - apply D_eq with 0; [exact (D_const 1 x) | simpl; ring].
  - simpl. eapply D_eq.
    + apply (D_mul (fun t => prodn n (fun k => F k t)) (F (S n))); [apply IH; intros; [apply H | apply N]; lia | apply H; lia].
    + simpl. field. apply N; lia.
Qed.
(* powers with whole exponents *)
Lemma powerRZ_nat x n : powerRZ x (Z.of_nat n) = x ^ n.
Proof. symmetry. apply pow_powerRZ. Qed.
Lemma powerRZ_opp x z : powerRZ x (- z) = / powerRZ x z.
Proof.
  destruct z as [|p|p]; simpl; [rewrite Rinv_1; reflexivity | reflexivity | rewrite Rinv_inv; reflexivity].
Qed.
Lemma powerRZ_plus x a b : x <> 0 -> powerRZ x (a + b) = powerRZ x a * powerRZ x b.
Proof. intro; apply powerRZ_add; assumption. Qed.
Lemma powerRZ_less x a b : x <> 0 -> powerRZ x (a - b) = powerRZ x a / powerRZ x b.
Proof. intro; unfold Z.sub, Rdiv; rewrite powerRZ_plus, powerRZ_opp by assumption; reflexivity. Qed.
Lemma powerRZ_product x y z : powerRZ (x * y) z = powerRZ x z * powerRZ y z.
Proof. destruct z as [|p|p]; simpl; [ring | apply Rpow_mult_distr | rewrite Rpow_mult_distr, Rinv_mult; reflexivity]. Qed.
Lemma powerRZ_inverse x z : powerRZ (/ x) z = / powerRZ x z.
Proof. destruct z as [|p|p]; simpl; [rewrite Rinv_1; reflexivity | apply pow_inv | rewrite pow_inv; reflexivity]. Qed.
Lemma powerRZ_ne0 x z : x <> 0 -> powerRZ x z <> 0.
Proof. apply powerRZ_NOR. Qed.
Lemma exp_powerRZ x z : powerRZ (exp x) z = exp (IZR z * x).
Proof.
  destruct z as [|p|p]; simpl powerRZ.
  - rewrite Rmult_0_l, exp_0; reflexivity.
  - symmetry; apply exp_posmul.
  - symmetry; apply exp_negmul.
Qed.
Lemma ln_powerRZ x z : 0 < x -> ln (powerRZ x z) = IZR z * ln x.
Proof.
  intro H. rewrite <- (exp_ln x H) at 1. rewrite exp_powerRZ, ln_exp. reflexivity.
Qed.
Lemma D_powerRZ (f : R -> R) z x a : is_derive f x a -> f x <> 0 \/ (0 <= z)%Z ->
  is_derive (fun t => powerRZ (f t) z) x (IZR z * a * powerRZ (f x) (z - 1)).
Proof.
  intros D H. destruct z as [|p|p].
  - apply D_eq with 0; [exact (D_const 1 x) | ring].
  - apply D_eq with (INR (Pos.to_nat p) * a * f x ^ pred (Pos.to_nat p)); [exact (D_pow f (Pos.to_nat p) x a D)|].
    replace (Z.pos p - 1)%Z with (Z.of_nat (pred (Pos.to_nat p))) by lia. rewrite powerRZ_nat, INR_IZR_INZ, positive_nat_Z. reflexivity.
  - assert (N : f x <> 0) by (destruct H as [H|H]; [exact H | lia]).
    eapply D_eq; [exact (D_inv (fun t => f t ^ Pos.to_nat p) x _ (D_pow f (Pos.to_nat p) x a D) (pow_nonzero _ _ N))|].
    replace (Z.neg p - 1)%Z with (- Z.of_nat (S (Pos.to_nat p)))%Z by lia.
    rewrite powerRZ_opp, powerRZ_nat. replace (IZR (Z.neg p)) with (- INR (Pos.to_nat p)).
    2:{ rewrite INR_IZR_INZ, positive_nat_Z. reflexivity. }
    destruct (Pos.to_nat p) as [|q] eqn:E; [lia|]. cbv beta. simpl pred. simpl pow. field. split; [apply pow_nonzero|]; exact N.
Qed.
Ltac gi_ln_split :=
  gp_ln_split; repeat (match goal with |- context [ln (powerRZ ?x ?z)] => rewrite (ln_powerRZ x z) by gp_pos end; gp_ln_split).
(* IZR, and exponents that are sums, to variables *)
Ltac gi_z1 :=
  match goal with
  | |- context [IZR ?e] =>
      lazymatch e with
      | (?a + ?b)%Z => rewrite (plus_IZR a b)
      | (?a - ?b)%Z => rewrite (minus_IZR a b)
      | (?a * ?b)%Z => rewrite (mult_IZR a b)
      | (- ?a)%Z => rewrite (opp_IZR a)
      | Z.of_nat ?n => rewrite <- (INR_IZR_INZ n)
      end
  | |- context [powerRZ ?x ?e] =>
      lazymatch e with
      | (?a + ?b)%Z => rewrite (powerRZ_plus x a b) by gp_pos
      | (?a - ?b)%Z => rewrite (powerRZ_less x a b) by gp_pos
      | (- ?a)%Z => rewrite (powerRZ_opp x a)
      | Z.of_nat ?n => rewrite (powerRZ_nat x n)
      | Z0 => change (powerRZ x 0) with 1
      | Zpos ?p => let n := eval compute in (Pos.to_nat p) in change (powerRZ x e) with (x ^ n)
      | Zneg ?p => let n := eval compute in (Pos.to_nat p) in change (powerRZ x e) with (/ x ^ n)
      | _ => lazymatch x with
        | exp ?a => rewrite (exp_powerRZ a e)
        | ?a * ?b => rewrite (powerRZ_product a b e)
        | / ?a => rewrite (powerRZ_inverse a e)
        | ?a / ?b => change (a / b) with (a * / b); rewrite (powerRZ_product a (/ b) e)
        end
      end
  | |- context [ln (powerRZ ?x ?e)] => rewrite (ln_powerRZ x e) by gp_pos
  end.

(* ------------------------------------------------------------------ *)
(** * 2. Normal forms of natural numbers                               *)
(* ------------------------------------------------------------------ *)
Ltac gi_numeral e := lazymatch e with O => idtac | S ?a => gi_numeral a end.
Ltac gi_unfold := unfold sumr, prodr, sumz, prodz in *; cbv beta in *.
(* INR pushed to variables *)
Ltac gi_inr1 :=
  match goal with
  | |- context [INR ?e] =>
      lazymatch e with
      | O => change (INR 0) with 0
      | S O => change (INR 1) with 1
      | S (S ?a) => tryif gi_numeral a
          then (let z := eval cbv in (Z.of_nat e) in replace (INR e) with (IZR z) by (simpl; ring)) else rewrite (S_INR (S a))
      | S ?a => rewrite (S_INR a)
      | (?a + ?b)%nat => rewrite (plus_INR a b)
      | (?a * ?b)%nat => rewrite (mult_INR a b)
      | (?a - ?b)%nat => first [ (rewrite (minus_INR a b) by lia) | (replace (a - b)%nat with 0%nat by lia) ]
      | Init.Nat.pred ?a => replace (Init.Nat.pred a) with (a - 1)%nat by lia
      | Z.to_nat ?a => rewrite (INR_IZR_INZ (Z.to_nat a)), (Z2Nat.id a) by lia
      end
  end.
(* exponents: x ^ (m + 2) is x ^ m * x ^ 2 *)
Ltac gi_pow1 :=
  match goal with
  | |- context [?x ^ ?e] =>
      lazymatch e with
      | O => rewrite (pow_O x)
      | S ?a => tryif gi_numeral a then fail else change (x ^ S a) with (x * x ^ a)
      | (?a + ?b)%nat => rewrite (pow_add x a b)
      | (?a * ?b)%nat => rewrite (pow_mult x a b)
      | (?a - ?b)%nat => first
          [ (replace (a - b)%nat with 0%nat by lia)
          | match goal with
            | m : nat |- _ => first [ (replace (a - b)%nat with m by lia) | (replace (a - b)%nat with (S m) by lia)
                | (replace (a - b)%nat with (S (S m)) by lia) | (replace (a - b)%nat with (S (S (S m))) by lia) ]
            end ]
      | Init.Nat.pred ?a => replace (Init.Nat.pred a) with (a - 1)%nat by lia
      end
  end.
Ltac gi_norm := repeat first [ gi_inr1 | gi_pow1 ].
(* sums and products that end above m end with m and some terms; differences of m give way to what m exceeds *)
Ltac gi_end e m := lazymatch e with m => fail | S _ => fail | context [m] => first
  [ replace e with m by lia | replace e with (S m) by lia | replace e with (S (S m)) by lia | replace e with (S (S (S m))) by lia ] end.
Ltac gi_ends m :=
  repeat match goal with
  | |- context [sumn ?e ?F] => gi_end e m
  | |- context [prodn ?e ?F] => gi_end e m
  | |- context [sumn (S ?e) ?F] => rewrite (sumn_S e F); cbv beta
  | |- context [prodn (S ?e) ?F] => rewrite (prodn_S e F); cbv beta
  end; rewrite ?sumn_const.
Ltac gi_less e m := lazymatch e with context [Nat.sub] => lazymatch e with context [m] => assert_fails (assert (m <= e)%nat by lia) end end.
Ltac gi_below m :=
  match goal with
  | |- context [sumn ?e ?F] => gi_less e m
  | |- context [prodn ?e ?F] => gi_less e m
  | |- context [?x ^ ?e] => gi_less e m
  end.

(* ------------------------------------------------------------------ *)
(** * 3. Induction                                                     *)
(* ------------------------------------------------------------------ *)
Lemma gi_additive (a b a' b' : R) : a = b -> a' - a = b' - b -> a' = b'.
Proof. intros; lra. Qed.
Lemma gi_ind (b : nat) (P : nat -> Prop) : P b -> (forall m, (b <= m)%nat -> P m -> P (S m)) -> forall n, (b <= n)%nat -> P n.
Proof. intros B H n L. induction L as [|n L IH]; [exact B | apply H; assumption]. Qed.
Lemma gi_scaled (c a b a' b' : R) : a = b -> a' - b' = c * (a - b) -> a' = b'.
Proof. intros -> E. replace (c * (b - b)) with 0 in E by ring. lra. Qed.
(* n is known to be at least some numeral *)
Ltac gi_least n :=
  match goal with
  | H : (?b <= n)%nat |- _ => let _ := match goal with _ => gi_numeral b end in constr:(b)
  | _ => constr:(0%nat)
  end.
(* what is said of whole numbers, said of reals *)
Ltac gi_fact a b by_ :=
  lazymatch goal with
  | _ : a <= b |- _ => fail
  | _ => let H := fresh "H" in assert (H : a <= b) by by_
  end.
Ltac gi_reals :=
  repeat match goal with
  | |- context [INR ?n] => is_var n; gi_fact 0 (INR n) ltac:(apply pos_INR)
  | H : (?b <= ?n)%nat |- context [INR ?n] => is_var n; gi_numeral b;
      let z := eval cbv in (Z.of_nat b) in gi_fact (IZR z) (INR n) ltac:(rewrite INR_IZR_INZ; apply IZR_le; lia)
  | H : (?n <= ?m)%nat |- context [INR ?n] => is_var n; is_var m; gi_fact (INR n) (INR m) ltac:(apply le_INR; lia)
  | H : (?n <= ?m)%nat |- context [INR ?m] => is_var n; is_var m; gi_fact (INR n) (INR m) ltac:(apply le_INR; lia)
  | H : (?n < ?m)%nat |- context [INR ?m] => is_var n; is_var m; gi_fact (INR n + 1) (INR m) ltac:(rewrite <- S_INR; apply le_INR; lia)
  end.
Ltac gi_atoms m :=
  gi_reals;
  repeat match goal with
  | |- context [?x ^ m] => lazymatch goal with H : 0 < x ^ m |- _ => fail | H : 0 <= x ^ m |- _ => fail | _ => idtac end;
      first [ (assert (0 < x ^ m) by (apply pow_lt; first [lra | gp_pos])) | (assert (0 <= x ^ m) by (apply pow_le; first [lra | gp_pos])) ]
  end;
  let N := fresh "N" in set (N := INR m) in *; clearbody N.
(* squares, with a factor that is not negative *)
Ltac gi_squares :=
  repeat match goal with
  | H : 0 <= ?c, x : R |- _ => lazymatch goal with _ : 0 <= c * x ^ 2 |- _ => fail | _ => pose proof (Rmult_le_pos c (x ^ 2) H (pow2_ge_0 x)) end
  | |- context [?a ^ 2] => match goal with |- context [?b ^ 2] => tryif constr_eq a b then fail else
      (lazymatch goal with _ : 0 <= (a - b) ^ 2 |- _ => fail | _ : 0 <= (b - a) ^ 2 |- _ => fail | _ => pose proof (pow2_ge_0 (a - b)); pose proof (pow2_ge_0 (a + b)) end) end
  end.
Ltac gi_order := first [ lra | timeout 2 nra | (gi_squares; timeout 3 nra) ].
Ltac gi_apart := repeat match goal with N : _ <> _ :> R |- _ => revert N end; gp_unfold; gp_exp; intros; first [ gp_field | (gp_atoms; gp_field) ].
(* exponentials of one sum *)
Ltac gi_exps := rewrite ?Rmult_1_l, ?Rmult_1_r, <- ?exp_plus; f_equal; field.
Ltac gi_close := first [ solve [gp_close] | solve [gp_logs] | solve [gi_apart] | solve [gi_exps] ].
(* terms that speak of the end of their sum *)
Ltac gi_bodies m :=
  repeat match goal with
  | |- context [sumn m ?F] => lazymatch F with context [(S m - _)%nat] => idtac end;
      erewrite (sumn_ext m F);
      [ | let k := fresh "k" in let Hk := fresh "Hk" in intros k Hk; cbv beta;
          repeat match goal with |- context [?x ^ (S m - k)] => replace (x ^ (S m - k)) with (x * x ^ (m - k)) by (replace (S m - k)%nat with (S (m - k)) by lia; reflexivity) end;
          reflexivity ]; cbv beta
  end; repeat gp_sum_scal1.
Ltac gi_equal :=
  lazymatch goal with
  | |- _ = _ :> R -> _ => first
      [ (let H := fresh "IH" in intro H; rewrite H; clear H; solve [gi_close])
      | (let H := fresh "IH" in intro H; rewrite <- H; clear H; solve [gi_close])
      | (let H := fresh "IH" in intro H; apply (gi_additive _ _ _ _ H); clear H; gi_close)
    | (let H := fresh "IH" in intro H; match goal with c : R |- _ => apply (gi_scaled c _ _ _ _ H); clear H; gp_field end) ]
  | |- _ -> _ => let H := fresh "IH" in intro H; gi_order
  end.
Ltac gi_weaken := repeat match goal with |- forall _, _ => intro end; first
  [ assumption | lia | match goal with H : forall k : nat, _ |- _ => apply H; lia end ].
Ltac gi_step m :=
  first [ (gi_below m; destruct m as [|m]; [ exfalso; lia | gi_step m ])
        | (gi_ends m; gi_bodies m; gi_norm; cbv beta;
           tryif (lazymatch goal with |- context [ln] => idtac end) then (gi_reals; gp_ln_split; gi_norm) else idtac; gi_atoms m; gi_equal) ].
Ltac gi_start n :=
  let b := gi_least n in
  let L := fresh "L" in
  assert (L : (b <= n)%nat) by lia;
  repeat match goal with
  | H : (_ <= n)%nat |- _ => tryif constr_eq H L then fail else clear H
  | H : context [n] |- _ => lazymatch type of H with nat => fail | _ => tryif constr_eq H L then fail else revert H end
  end;
  let m := fresh "m" in let IH := fresh "IH" in
  revert n L; refine (gi_ind b _ _ _); [ | intros m L IH ];
  [ intros; gp_concrete; first [ lra | solve [gi_close] | solve [gp_pos] ]
  | intros;
    repeat (lazymatch type of IH with ?P -> _ => let K := fresh "K" in assert (K : P) by gi_weaken; specialize (IH K); clear K end);
    revert IH; gi_step m ].
Ltac gi_induct :=
  gi_unfold;
  match goal with
  | n : nat |- context [sumn ?e _] => lazymatch e with context [n] => idtac end; gi_start n
  | n : nat |- context [prodn ?e _] => lazymatch e with context [n] => idtac end; gi_start n
  | n : nat |- context [_ ^ ?e] => lazymatch e with context [n] => idtac end; gi_start n
  end.

(* ------------------------------------------------------------------ *)
(** * 4. Signs, and numerals in the place of sizes                     *)
(* ------------------------------------------------------------------ *)
(* what is said of every entry, said of this one *)
Ltac gi_entry :=
  match goal with
  | H : forall k : nat, (1 <= k <= ?n)%nat -> _ |- context [?p ?k] =>
      let E := fresh "E" in assert (E := H k ltac:(first [assumption | lia])); cbv beta in E;
      repeat match goal with
      | H : _ /\ _ |- _ => destruct H
      | H : _ \/ _ |- _ => destruct H
      end; lra
  end.
Ltac gp_pos_hook ::=
  lazymatch goal with
  | |- 0 < sumn _ _ => first [ assumption |
      (apply sumn_pos; [ first [assumption | lia] | let k := fresh "k" in intros k ?; gp_pos_core ]) ]
  | |- 0 < prodn _ _ => first [ assumption | (apply prodn_pos; let k := fresh "k" in intros k ?; cbv beta; gp_pos_core) ]
  | |- 0 < sumexp _ _ => apply sumexp_pos; first [assumption | lia]
  | |- 0 < softmax _ _ _ => apply softmax_pos; first [assumption | lia]
  | |- 0 < upd ?x ?j (?x ?j) ?k => rewrite (upd_self x j k); gp_pos_core
  | |- 0 < erf _ => apply erf_pos; gp_pos_core
  | |- 0 < Phi _ => apply Phi_bounds
  | |- 0 < phi _ => apply phi_pos
  | |- 0 < 1 - Phi _ => apply Rlt_Rminus, Phi_bounds
  | |- 0 < _ => first [ gp_entry | gi_entry ]
  end.
Ltac gp_le_hook ::=
  lazymatch goal with
  | |- 0 <= sumn _ _ => apply sumn_nonneg; let k := fresh "k" in intros k ?; cbv beta; gp_le0
  | |- 0 <= INR _ => apply pos_INR
  | |- 0 <= _ => gi_entry
  end.
Ltac gi_small :=
  gi_unfold; gp_numerals; lazymatch goal with |- context [S _] => idtac | |- context [O] => idtac end;
  gp_concrete; repeat gi_z1; first [ solve [gp_main_equal_] | solve [gp_logs] ].
Ltac gi_small_order :=
  gi_unfold; gp_numerals; lazymatch goal with |- context [S _] => idtac | |- context [O] => idtac end;
  gp_concrete; first [ gp_bound1 | (gp_tidy_sides; gi_order) ].
(* a variable that an equation determines *)
Ltac gi_solve1 :=
  match goal with
  | H : ?a = ?b :> R, x : R |- _ =>
      let e := fresh "e" in let E := fresh "E" in
      first [ (assert (E : x = x - (a - b)) by lra) ]; ring_simplify (x - (a - b)) in E;
      lazymatch type of E with x = ?r => lazymatch r with context [x] => fail | _ => idtac end end;
      clear H; subst x
  | H : ?a = ?b :> R, x : R |- _ =>
      let E := fresh "E" in
      assert (E : x = x + (a - b)) by lra; ring_simplify (x + (a - b)) in E;
      lazymatch type of E with x = ?r => lazymatch r with context [x] => fail | _ => idtac end end;
      clear H; subst x
  end.
(* sums of numbers that do not change, and inner sums *)
Ltac gi_constant_sums := gi_unfold; rewrite ?sumn_const; repeat gi_z1; gi_norm; repeat gi_z1; gp_field.
Ltac gi_inner1 :=
  match goal with
  | |- context [sumn ?n ?F] =>
      lazymatch F with context [sumn] => idtac end;
      erewrite (sumn_ext n F); [ | let k := fresh "k" in intros k ?; cbv beta; progress (repeat gp_sum_lin1); reflexivity ];
      lazymatch goal with |- context [sumn n F] => fail | _ => idtac end
  end; cbv beta.
Ltac gi_inner := repeat gi_inner1; repeat gp_sum_lin1; gp_sum_fin.
Ltac gi_whole_bodies :=
  repeat match goal with
  | |- context [sumn ?n ?F] =>
      lazymatch F with context [powerRZ] => idtac end;
      erewrite (sumn_ext n F); [ | let k := fresh "k" in intros k ?; cbv beta; progress (repeat gi_z1); reflexivity ];
      lazymatch goal with |- context [sumn n F] => fail | _ => idtac end
  end; cbv beta.
(* products that stand on both sides are but numbers *)
Ltac gi_constants := repeat match goal with |- context [prodn ?n ?F] => let P := fresh "P" in set (P := prodn n F) in *; clearbody P end.
(* natural numbers above a numeral, as that numeral and some more *)
Ltac gi_shift :=
  repeat match goal with
  | n : nat |- context [?e] => lazymatch e with (n - _)%nat => idtac | Init.Nat.pred n => idtac end;
      destruct n as [|n]; [ exfalso; lia | idtac ]; rewrite ?Nat.pred_succ
  end.
Ltac gi_powers := repeat gi_z1; gi_shift; gi_norm; first [ solve [gp_close] | solve [gp_logs] ].
Ltac gp_user_hook ::=
  lazymatch goal with
  | |- is_derive (fun t => prodn (S ?n) _) _ _ => gi_numeral n; cbv beta iota delta [prodn]; gp_d
  | |- is_derive (fun t => prodn ?n (fun k => @?F k t)) ?x _ =>
      apply (D_prodn n (fun k t => F k t));
      [ let k := fresh "k" in let Hk := fresh "Hk" in intros k Hk; cbv beta; gp_d
      | let k := fresh "k" in let Hk := fresh "Hk" in intros k Hk; cbv beta; gp_self; gp_pos ]
  | |- is_derive (fun t => powerRZ (@?f t) ?z) _ _ => apply (D_powerRZ f z); [gp_d | cbv beta]
  end.
(* cases of whole numbers *)
Ltac gi_case1 :=
  match goal with
  | |- context [Nat.eq_dec ?a ?b] => destruct (Nat.eq_dec a b)
  | |- context [lt_dec ?a ?b] => destruct (lt_dec a b)
  | |- context [le_dec ?a ?b] => destruct (le_dec a b)
  | |- context [Z.eq_dec ?a ?b] => destruct (Z.eq_dec a b)
  | |- context [Z_lt_dec ?a ?b] => destruct (Z_lt_dec a b)
  | |- context [Z_le_dec ?a ?b] => destruct (Z_le_dec a b)
  end; try (exfalso; lia); cbv beta iota.
Ltac gi_cases :=
  lazymatch goal with |- context [sumn] => fail | |- context [prodn] => fail | _ => idtac end;
  unfold delta; progress (unfold and_dec, or_dec, not_dec; repeat (cbv beta iota; gi_case1)); subst;
  repeat match goal with
  | H : ~ (_ < _)%Z |- _ => apply Z.nlt_ge in H
  | H : ~ (_ <= _)%Z |- _ => apply Z.nle_gt in H
  end;
  repeat match goal with
  | H : (_ < _)%Z |- _ => apply IZR_lt in H
  | H : (_ <= _)%Z |- _ => apply IZR_le in H
  | H : (_ < _)%nat |- _ => apply lt_INR in H
  | H : (_ <= _)%nat |- _ => apply le_INR in H
  end.
(* equal or different indices under sums *)
Ltac gi_delta := repeat match goal with
  | |- context [if not_dec ?c then ?u else ?v] => rewrite (if_not_dec c u v)
  | |- context [if Nat.eq_dec ?i ?k then ?u else ?v] => rewrite (if_delta i k u v)
  end.
Ltac gi_deltas :=
  gi_delta;
  repeat match goal with
  | |- context [sumn ?n ?F] =>
      lazymatch F with context [Nat.eq_dec] => idtac end;
      erewrite (sumn_ext n F); [ | let k := fresh "k" in intros k ?; cbv beta; gi_deltas; reflexivity ];
      lazymatch goal with |- context [sumn n F] => fail | _ => idtac end
  end; cbv beta.
Ltac gi_delta_sums :=
  lazymatch goal with |- context [Nat.eq_dec] => idtac end; gi_deltas; first [ solve [gp_sum] | solve [gp_delta_cases; gp_sum] ].
Ltac gi_by_cases := gi_cases; first [ solve [gp_main_equal_] | solve [gp_close_cases] ].
Ltac gp_whole_hook ::= first [ solve [gi_small] | solve [gi_by_cases] | solve [gi_delta_sums] | solve [gi_constant_sums] | solve [lazymatch goal with |- context [ln] => idtac end; gi_ln_split; repeat gi_z1; gp_close] | solve [gi_inner] | solve [progress (repeat gi_z1; gi_shift; gi_norm); first [ solve [gp_close] | solve [gp_logs] ]] | solve [gi_whole_bodies; repeat gi_z1; gi_induct]
  | solve [repeat gp_sum_fs1; gi_constants; first [gp_close | gi_induct]] | solve [repeat gi_solve1; gp_close] ].
(* whether whole numbers matter *)
Ltac gi_concerned :=
  match goal with
  | |- context [sumn] => idtac
  | |- context [prodn] => idtac
  | |- context [INR _] => idtac
  | |- context [_ ^ ?e] => tryif gi_numeral e then fail else idtac
  end.
Lemma sumn_entry n j f : (1 <= j <= n)%nat -> (forall k, (1 <= k <= n)%nat -> 0 <= f k) -> f j <= sumn n f.
Proof.
  induction n as [|n IH]; intros J H; [lia|]. simpl. assert (P := sumn_nonneg n f ltac:(intros; apply H; lia)).
  destruct (Nat.eq_dec j (S n)) as [->|N]; [lra|]. specialize (H (S n) ltac:(lia)) as H'. assert (f j <= sumn n f) by (apply IH; [lia | intros; apply H; lia]). lra.
Qed.
Ltac gi_one_entry :=
  match goal with
  | |- ?a <= sumn ?n ?F => match goal with j : nat |- _ => exact (sumn_entry n j F ltac:(lia) ltac:(let k := fresh "k" in intros k ?; cbv beta; gp_le0)) end
  end.
Ltac gi_main_order := gi_concerned; first
  [ solve [gp_pos] | solve [gi_one_entry] | solve [gi_small_order] | solve [gi_reals; first [lra | timeout 1 nra]] | solve [gi_induct] | solve [gi_reals; gi_squares; timeout 3 nra] ].
Ltac gp_main_order ::=
  try (tryif gp_has_cases then gp_split_cases else idtac); gp_undrive;
  first [ gi_main_order | (gi_reals; gp_bound1) | solve [gp_means] | solve [gp_trichotomy; first [gp_bound1 | gp_means | gm_zero]] ].

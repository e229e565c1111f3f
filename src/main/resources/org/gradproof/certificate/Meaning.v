(* What the statements of certificates speak of, beyond Coq's reals and Coquelicot's derivatives. Whoever wants to know
   what a certificate says reads this file and the statement; no other file of ours matters. *)
From Coq Require Export Reals Arith ZArith.
From Coquelicot Require Export Coquelicot.
Open Scope R_scope.

(** f 1 + ... + f n, and the sum and the product from one end to another; over an empty range 0 and 1. *)
Fixpoint sumn (n : nat) (f : nat -> R) : R :=
  match n with O => 0 | S m => sumn m f + f (S m) end.
Definition sumr (low high : nat) (f : nat -> R) : R := sumn (S high - low) (fun k => f (k + low - 1)%nat).
Fixpoint prodn (n : nat) (f : nat -> R) : R :=
  match n with O => 1 | S m => prodn m f * f (S m) end.
Definition prodr (low high : nat) (f : nat -> R) : R := prodn (S high - low) (fun k => f (k + low - 1)%nat).
Definition sumz (low high : Z) (f : Z -> R) : R := sumn (Z.to_nat (high + 1 - low)) (fun k => f (low + Z.of_nat k - 1)%Z).
Definition prodz (low high : Z) (f : Z -> R) : R := prodn (Z.to_nat (high + 1 - low)) (fun k => f (low + Z.of_nat k - 1)%Z).

(** The greatest and the least of f 1, ..., f n, and of those from one end to another. Of no numbers there is none: statements
    ask for a range that is not empty. *)
Fixpoint maxn (n : nat) (f : nat -> R) : R :=
  match n with O => 0 | S m => match m with O => f 1%nat | S _ => Rmax (maxn m f) (f (S m)) end end.
Fixpoint minn (n : nat) (f : nat -> R) : R :=
  match n with O => 0 | S m => match m with O => f 1%nat | S _ => Rmin (minn m f) (f (S m)) end end.
Definition maxr (low high : nat) (f : nat -> R) : R := maxn (S high - low) (fun k => f (k + low - 1)%nat).
Definition minr (low high : nat) (f : nat -> R) : R := minn (S high - low) (fun k => f (k + low - 1)%nat).
Definition maxz (low high : Z) (f : Z -> R) : R := maxn (Z.to_nat (high + 1 - low)) (fun k => f (low + Z.of_nat k - 1)%Z).
Definition minz (low high : Z) (f : Z -> R) : R := minn (Z.to_nat (high + 1 - low)) (fun k => f (low + Z.of_nat k - 1)%Z).

(** Kronecker's delta. *)
Definition delta (i j : nat) : R := if Nat.eq_dec i j then 1 else 0.

(** The vector x, the matrix w with t at one place: the derivative by an entry is that of t |-> f (upd x j t). *)
Definition upd (x : nat -> R) (j : nat) (t : R) : nat -> R :=
  fun k => if Nat.eq_dec k j then t else x k.
Definition upd2 (w : nat -> nat -> R) (p q : nat) (t : R) : nat -> nat -> R :=
  fun i k => if Nat.eq_dec i p then (if Nat.eq_dec k q then t else w i k) else w i k.

(** Conditions of cases joined. *)
Definition and_dec {A B : Prop} (a : {A} + {~ A}) (b : {B} + {~ B}) : {A /\ B} + {~ (A /\ B)}.
Proof. destruct a; [destruct b|]; [left | right | right]; tauto. Defined.
Definition or_dec {A B : Prop} (a : {A} + {~ A}) (b : {B} + {~ B}) : {A \/ B} + {~ (A \/ B)}.
Proof. destruct a; [left | destruct b; [left | right]]; tauto. Defined.

Definition not_dec {A : Prop} (a : {A} + {~ A}) : {~ A} + {~ ~ A}.
Proof. destruct a; [right | left]; tauto. Defined.

(** The functions of the normal distribution. *)
Definition erf (x : R) : R := 2 / sqrt PI * RInt (fun t => exp (- t ^ 2)) 0 x.
Definition Phi (x : R) : R := 1 / 2 * (1 + erf (x / sqrt 2)).
Definition phi (x : R) : R := exp (- x ^ 2 / 2) / sqrt (2 * PI).

(** What a function tends to from one side; from both sides, and beyond every bound, it is Coquelicot's is_lim. No limit
    depends on the value at the point that is approached. *)
Definition is_lim_left (f : R -> R) (a : R) (l : Rbar) : Prop := filterlim f (at_left a) (Rbar_locally l).
Definition is_lim_right (f : R -> R) (a : R) (l : Rbar) : Prop := filterlim f (at_right a) (Rbar_locally l).

package org.gradproof.worksheet;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradproof.kernel.Judgement;
import org.gradproof.kernel.Rule;
import org.gradproof.kernel.Theorem;

/// Every step of a proof, premises before conclusions; steps that say the same as their premise are one with it.
///
/// @param left how many steps are not listed
record Listing(List<Step> steps, int left) {
    private static final int MOST = 300;

    /// @param from the places of the premises in the list, from 1
    record Step(Judgement says, String by, List<Integer> from) {}

    static Listing of(Theorem whole) {
        List<Step> steps = new ArrayList<>();
        Map<Theorem, Integer> places = new HashMap<>();
        Set<Theorem> opened = new HashSet<>();
        Deque<Theorem> stack = new ArrayDeque<>(List.of(whole));
        while (!stack.isEmpty()) {
            Theorem t = stack.peek();
            if (places.containsKey(t)) {
                stack.pop();
            } else if (opened.add(t)) {
                for (Theorem p : t.premises().reversed()) if (!places.containsKey(p)) stack.push(p);
            } else {
                stack.pop();
                places.put(t, place(t, places, steps));
            }
        }
        int left = Math.max(0, steps.size() - MOST);
        // The end of a proof says more than its beginning.
        return new Listing(List.copyOf(steps.subList(left, steps.size())), left);
    }

    private static int place(Theorem t, Map<Theorem, Integer> places, List<Step> steps) {
        for (Theorem p : t.premises()) if (p.judgement().equals(t.judgement()) && places.get(p) > 0) return places.get(p);
        if (t.judgement() instanceof Judgement.Equal e && e.left() == e.right()) return 0;
        steps.add(new Step(t.judgement(), name(t), t.premises().stream().map(places::get).filter(n -> n > 0).distinct().sorted().toList()));
        return steps.size();
    }

    private static String name(Theorem t) {
        return t.rule() == Rule.REWRITE ? Rule.REWRITE.label() : t.label();
    }
}

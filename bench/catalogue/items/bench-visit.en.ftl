item-bench-visit = A visit

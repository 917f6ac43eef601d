item-bench-visit = 上门看看

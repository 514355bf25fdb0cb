package spelling

// Distance is the optimal string alignment distance, or limit+1 when it is
// more than the limit: insertions, deletions, substitutions and swaps of
// neighbours count 1 each.
func Distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	before2, before, row := rows[0], rows[1], rows[2]
	for j := range before {
		before[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		lowest := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			at := min(row[j-1]+1, before[j]+1, before[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				at = min(at, before2[j-2]+1)
			}
			row[j] = at
			lowest = min(lowest, at)
		}
		if lowest > limit {
			return limit + 1
		}
		before2, before, row = before, row, before2
	}
	return min(before[len(b)], limit+1)
}

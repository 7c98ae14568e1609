package sqlite

// recent keeps what was found for texts: a text has one place, and whoever came
// there last stays. Most columns have few texts that are much more frequent
// than the others; to find one of them here is several times faster than in a
// map.
type recent[T any] [256]recentText[T]

type recentText[T any] struct {
	text  string
	found T
}

// place is where a text is, or would be: by its length and its end, where
// addresses, ids and names of rules differ most. The empty text is found with
// the zero T.
func (r *recent[T]) place(text string) *recentText[T] {
	h := uint64(len(text))
	for i := max(0, len(text)-8); i < len(text); i++ {
		h = h<<8 ^ h>>56 ^ uint64(text[i])
	}
	return &r[h*0x9E3779B97F4A7C15>>56]
}

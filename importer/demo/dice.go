package demo

import (
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
)

// dice are the only source of chance, so that a seed decides everything.
type dice struct {
	*rand.Rand
	rank *rand.Zipf
}

// newDice gives every purpose its own sequence: drawing more for one does not
// change what another gets.
func newDice(seed, purpose uint64) dice {
	r := rand.New(rand.NewPCG(seed, purpose))
	return dice{Rand: r, rank: rand.NewZipf(r, 1.25, 3, uint64(len(clients)-1))}
}

// client draws a client: few are seen often, many now and then.
func (d dice) client() client { return clients[d.rank.Uint64()] }

// chance is true so often in a hundred times.
func (d dice) chance(percent int) bool { return d.IntN(100) < percent }

// between draws from a range, both ends inclusive.
func (d dice) between(low, high int) int { return low + d.IntN(high-low+1) }

// number draws from a range as text.
func (d dice) number(low, high int) string { return strconv.Itoa(d.between(low, high)) }

// numbered puts a number in place of every # of a template.
func (d dice) numbered(template string) string {
	for strings.Contains(template, "#") {
		template = strings.Replace(template, "#", d.number(2, 9999), 1)
	}
	return template
}

// choose draws one of a list, all alike.
func choose[T any](d dice, list []T) T { return list[d.IntN(len(list))] }

// lean draws one of a list, the front ones more often.
func lean[T any](d dice, list []T) T {
	return list[int(math.Pow(d.Float64(), 2.4)*float64(len(list)))]
}

// chosen is a text and how often it is drawn among its like.
type chosen struct {
	text   string
	weight int
}

// weigh draws one of a list by weight.
func weigh(d dice, list []chosen) string {
	total := 0
	for _, c := range list {
		total += c.weight
	}
	at := d.IntN(total)
	for _, c := range list {
		if at -= c.weight; at < 0 {
			return c.text
		}
	}
	return ""
}

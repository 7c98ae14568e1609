package theme

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/muesli/termenv"
)

// sights simulate how colours are seen without one kind of cone, on linear RGB:
// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation
// of Color Vision Deficiency", IEEE TVCG 15(6), 2009, severity 1.0.
var sights = map[string][3][3]float64{
	"all cones":    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// linear returns the linear parts of #rrggbb.
func linear(t *testing.T, colour string) (rgb [3]float64) {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil {
		t.Fatalf("%q is no colour", colour)
	}
	for i := range rgb {
		c := float64(n>>(16-8*i)&0xFF) / 255
		if c <= 0.04045 {
			rgb[i] = c / 12.92
		} else {
			rgb[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return rgb
}

// seen returns a colour in CIE L*a*b* (D65) as a kind of sight has it.
func seen(t *testing.T, colour string, sight [3][3]float64) (lab [3]float64) {
	rgb := linear(t, colour)
	var saw, xyz [3]float64
	for i, row := range sight {
		saw[i] = min(max(row[0]*rgb[0]+row[1]*rgb[1]+row[2]*rgb[2], 0), 1)
	}
	for i, row := range [3][3]float64{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}} {
		v := (row[0]*saw[0] + row[1]*saw[1] + row[2]*saw[2]) / [3]float64{0.95047, 1, 1.08883}[i]
		if v > 216.0/24389 {
			xyz[i] = math.Cbrt(v)
		} else {
			xyz[i] = (24389.0/27*v + 16) / 116
		}
	}
	return [3]float64{116*xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])}
}

// distance is how far apart two colours look (CIE76); 2.3 is just noticeable.
func distance(a, b [3]float64) float64 {
	return math.Sqrt((a[0]-b[0])*(a[0]-b[0]) + (a[1]-b[1])*(a[1]-b[1]) + (a[2]-b[2])*(a[2]-b[2]))
}

// apart is the least distance of colours that mean different things, some ten
// times what is just noticeable.
const apart = 20

// TestSafeColoursAreToldApart: with any kind of colour blindness what is good,
// what needs attention and what is bad look different in the safe theme, and
// different from ordinary text.
func TestSafeColoursAreToldApart(t *testing.T) {
	for _, ground := range []string{"safe", safeLight} {
		p := palettes[ground]
		meanings := []struct{ name, colour string }{{"good", p.good}, {"warn", p.warn}, {"bad", p.bad}, {"text", p.strong}}
		for name, sight := range sights {
			for i, a := range meanings {
				for _, b := range meanings[:i] {
					if got := distance(seen(t, a.colour, sight), seen(t, b.colour, sight)); got < apart {
						t.Errorf("%s, %s: %s and %s are %.1f apart, want %d", ground, name, a.name, b.name, got, apart)
					}
				}
			}
		}
	}
}

// TestTheSimulationKnowsRedAndGreen: the colours of a traffic light, which the
// matrices must bring together, or they prove nothing.
func TestTheSimulationKnowsRedAndGreen(t *testing.T) {
	const red, green = "#d85c5c", "#8c8c3c"
	if got := distance(seen(t, red, sights["all cones"]), seen(t, green, sights["all cones"])); got < apart {
		t.Errorf("red and green are only %.1f apart with all cones", got)
	}
	if got := distance(seen(t, red, sights["deuteranopia"]), seen(t, green, sights["deuteranopia"])); got > apart {
		t.Errorf("red and green are %.1f apart without green cones", got)
	}
}

// nearest is the colour that a terminal with fewer colours shows for one.
func nearest(t *testing.T, colour string, profile termenv.Profile) string {
	t.Helper()
	c, ok := profile.Color(colour).(termenv.ANSI256Color)
	if !ok {
		t.Fatalf("%s has no colour of 256", colour)
	}
	return ansi256(int(c))
}

// ansi256 is a colour of the 256 that xterm has.
func ansi256(n int) string {
	if n >= 232 {
		grey := 8 + 10*(n-232)
		return fmt.Sprintf("#%02x%02x%02x", grey, grey, grey)
	}
	n -= 16
	step := func(i int) int {
		if i == 0 {
			return 0
		}
		return 55 + 40*i
	}
	return fmt.Sprintf("#%02x%02x%02x", step(n/36), step(n/6%6), step(n%6))
}

// TestContrastWith256Colours: what a terminal makes of the colours can still be
// read.
func TestContrastWith256Colours(t *testing.T) {
	for name, p := range palettes {
		for what, pair := range pairs(p) {
			fg, bg := nearest(t, pair[0], termenv.ANSI256), pair[1]
			if bg != p.ground {
				bg = nearest(t, bg, termenv.ANSI256)
			}
			if got := contrast(t, fg, bg); got < 4.5 {
				t.Errorf("%s: %s has a contrast of %.2f with 256 colours (%s on %s), want at least 4.5", name, what, got, fg, bg)
			}
		}
	}
}

package theme

// palette is the colours of one theme, as #rrggbb; "" is the terminal's own.
// Text colours have a contrast of at least 4.5:1 on the ground they are made
// for (WCAG 2.1, 1.4.3), which a test computes.
type palette struct {
	ground             string // the background it is made for
	dim, strong, title string
	rule               string
	rowText, rowBack   string
	cellText, cellBack string
	bar                string
	good, warn, bad    string
}

// palettes are the themes by name. The colours of safe are told apart with any
// kind of colour blindness: they follow Okabe and Ito's (2008), with contrasts
// that text needs.
var palettes = map[string]palette{
	"dark": {
		ground: "#1c1c1c",
		dim:    "#a0a0a0", strong: "#ffffff", title: "#87d7ff", rule: "#8a8a8a",
		rowText: "#ffffff", rowBack: "#303a46", cellText: "#000000", cellBack: "#ffd75f",
		bar: "#5fafd7", good: "#87d787", warn: "#ffd75f", bad: "#ff8787",
	},
	"light": {
		ground: "#ffffff",
		dim:    "#626262", strong: "#000000", title: "#005f87", rule: "#6c6c6c",
		rowText: "#000000", rowBack: "#d7e3f0", cellText: "#ffffff", cellBack: "#00517a",
		bar: "#00678f", good: "#006b2d", warn: "#805300", bad: "#b00020",
	},
	"safe": {
		ground: "#1c1c1c",
		dim:    "#a8a8a8", strong: "#ffffff", title: "#56b4e9", rule: "#949494",
		rowText: "#ffffff", rowBack: "#2b3d4d", cellText: "#000000", cellBack: "#f0e442",
		bar: "#56b4e9", good: "#56b4e9", warn: "#f0e442", bad: "#ff7043",
	},
	safeLight: {
		ground: "#ffffff",
		dim:    "#626262", strong: "#000000", title: "#0b5394", rule: "#6c6c6c",
		rowText: "#000000", rowBack: "#dbe6f2", cellText: "#ffffff", cellBack: "#00517a",
		bar: "#0072b2", good: "#0072b2", warn: "#875f00", bad: "#b8005c",
	},
}

// safeLight is what safe is on a light ground. It is no name of a theme.
const safeLight = "safe-light"

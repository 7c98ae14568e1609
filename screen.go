package main

import (
	"context"
	"errors"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"edgelens/model"
	"edgelens/model/sqlite"
	"edgelens/ui"
	"edgelens/ui/screen"
	"edgelens/ui/theme"
)

// screenFlags are what the screen can be told.
type screenFlags struct {
	plain     bool // print instead of drawing
	ascii     bool
	theme     string
	ambiguous string
	view      string // the address of what is shown first
}

func (a *app) addScreenFlags(cmd *cobra.Command, f *screenFlags) {
	flags := cmd.Flags()
	flags.BoolVar(&f.plain, "plain", false, a.in(model.Text{JA: "画面を開かず、レポートと各行のログを出すコマンドを表示する", EN: "no screen: print the report, and for each row the command that lists its lines"}))
	flags.BoolVar(&f.ascii, "ascii", false, a.in(model.Text{JA: "罫線やグラフを ASCII だけで描く", EN: "draw lines and bars with ASCII only"}))
	flags.StringVar(&f.theme, "theme", "", a.in(model.Text{JA: "`配色`: dark、light、safe(色覚に配慮)", EN: "`COLOURS`: dark, light or safe (for the colour-blind)"}))
	flags.StringVar(&f.view, "view", "", a.in(viewUsage))
	flags.StringVar(&f.ambiguous, "ambiguous", "auto", a.in(model.Text{JA: "幅の曖昧な文字の`幅`: auto、1、2", EN: "`WIDTH` of characters of ambiguous width: auto, 1 or 2"}))
}

// canDraw reports whether there is a terminal to draw on.
func (a *app) canDraw(f screenFlags) bool {
	return !f.plain && a.outTerminal && a.inTerminal && !a.dumb
}

// options are what the flags mean to the screen.
func (a *app) screenOptions(f screenFlags) (ui.Options, error) {
	o := ui.Options{Lang: a.lang, ASCII: f.ascii, Theme: f.theme, Host: newHost(a.profiles)}
	if f.ambiguous != "auto" {
		n, err := strconv.Atoi(f.ambiguous)
		if err != nil || n < 1 || n > 2 {
			return o, usage(model.Textf("--ambiguous に「%s」は使えません", "no ambiguous width %q", f.ambiguous), model.Text{JA: "auto、1、2 のどれかです", EN: "there are auto, 1 and 2"})
		}
		o.Ambiguous = n
	}
	if _, err := theme.New(theme.Options{Name: f.theme}); f.theme != "" && err != nil {
		return o, usage(model.Textf("配色「%s」はありません", "no colours %q", f.theme), model.Text{JA: "dark、light、safe のどれかです", EN: "there are dark, light and safe"})
	}
	var err error
	o.Folder, err = os.Getwd()
	return o, err
}

// openScreen shows the case that is named, made if there is none, or lets the
// user choose one.
func (a *app) openScreen(ctx context.Context, paths []string, f screenFlags) error {
	o, err := a.screenOptions(f)
	if err != nil {
		return err
	}
	o.Paths = paths
	if a.db == "" {
		if f.view != "" {
			return a.named()
		}
		return ui.Run(ctx, o)
	}
	s, err := o.Host.Open(ctx, a.db, true)
	if err != nil {
		return err
	}
	o.Store = s
	if o.View, err = viewOf(ctx, s, f.view); err == nil {
		err = ui.Run(ctx, o)
	}
	return errors.Join(err, leave(ctx, s))
}

// leave closes a case, and removes one that was made and got nothing.
func leave(ctx context.Context, s screen.Store) error {
	if made, ok := s.(interface{ Abandon(context.Context) error }); ok {
		return made.Abandon(context.WithoutCancel(ctx))
	}
	return s.Close()
}

// showDemo shows a case on the screen, or prints it where there is none.
func (a *app) showDemo(ctx context.Context, f screenFlags, temporary bool) (err error) {
	o, err := a.screenOptions(f)
	if err != nil {
		return err
	}
	s, err := sqlite.Open(ctx, a.db, sqlite.Options{})
	if err != nil {
		return err
	}
	defer finally(&err, s.Close)
	if !a.canDraw(f) {
		return a.showPlain(ctx, s, f, temporary)
	}
	o.Store = s
	if o.View, err = viewOf(ctx, s, f.view); err != nil {
		return err
	}
	return ui.Run(ctx, o)
}

// showPlain prints the view that was asked for, by default the report, with the
// command that lists the lines of each row unless the case will be gone by then.
func (a *app) showPlain(ctx context.Context, s *sqlite.Store, f screenFlags, temporary bool) error {
	v, err := viewOf(ctx, s, f.view)
	if err != nil {
		return err
	}
	if v == nil {
		v = &model.Address{}
	}
	return a.printView(ctx, s, v, !temporary)
}

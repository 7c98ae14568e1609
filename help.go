package main

import (
	"strings"

	"github.com/spf13/cobra"

	"edgelens/model"
)

// translate gives the command line's help its language.
func (a *app) translate(root *cobra.Command) {
	root.SetFlagErrorFunc(flagError)
	if a.lang != model.JA {
		return
	}
	words := strings.NewReplacer(
		"Usage:", "使い方:", "Aliases:", "別名:", "Examples:", "例:", "Available Commands:", "コマンド:",
		"Global Flags:", "共通のオプション:", "Flags:", "オプション:",
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`,
		`各コマンドの説明: {{.CommandPath}} コマンド --help`,
		"[command]", "コマンド",
	)
	root.SetUsageTemplate(words.Replace(root.UsageTemplate()))
}

// command fills in what every command has.
func (a *app) command(c *cobra.Command, short model.Text) *cobra.Command {
	c.Short = a.in(short)
	c.DisableFlagsInUseLine = true
	c.Flags().BoolP("help", "h", false, a.in(helpFlag))
	return c
}

var helpFlag = model.Text{JA: "この説明", EN: "this help"}

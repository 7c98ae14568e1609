package main

import (
	"github.com/spf13/cobra"

	"edgelens/model"
)

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return a.command(&cobra.Command{
		Use:       "completion SHELL",
		Args:      cobra.MatchAll(cobra.ExactArgs(1), cobra.OnlyValidArgs),
		ValidArgs: shells,
		Example: `  source <(edgelens completion bash)
  edgelens completion fish > ~/.config/fish/completions/edgelens.fish`,
		RunE: func(cmd *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				return cmd.Root().GenBashCompletionV2(a.stdout, true)
			case "zsh":
				return cmd.Root().GenZshCompletion(a.stdout)
			case "fish":
				return cmd.Root().GenFishCompletion(a.stdout, true)
			}
			return cmd.Root().GenPowerShellCompletionWithDesc(a.stdout)
		},
	}, model.Text{JA: "シェルの補完(bash、zsh、fish、powershell)", EN: "completion for a shell (bash, zsh, fish, powershell)"})
}

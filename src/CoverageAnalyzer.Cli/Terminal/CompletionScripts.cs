using System.Text;

namespace CoverageAnalyzer.Cli.Terminal;

/// <summary>
/// The text of the shells' completion scripts. The words are written into the script, so completing starts no process;
/// values of <c>--lang</c>, <c>--fail-on</c>, <c>--encoding</c> and the like are completed too, everything else as a file.
/// </summary>
internal static class CompletionScripts
{
    private static readonly (string Option, string Values)[] ValueLists =
        [("--lang", "vi en"), ("--fail-on", "error warning"), ("--encoding", "UTF-8 1258 TCVN3"), ("--csv", "plain excel"), ("--area", "statistical polygon")];

    /// <summary>The script of bash.</summary>
    /// <param name="words">Options of each verb.</param>
    public static string Bash(IReadOnlyDictionary<string, string[]> words)
    {
        var script = new StringBuilder("_coverage_analyzer() {\n  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} list=\n  case $prev in\n");
        foreach ((string option, string values) in ValueLists)
        {
            script.Append($"    {option}) COMPREPLY=($(compgen -W \"{values}\" -- \"$cur\")); return;;\n");
        }

        script.Append("  esac\n  if [ \"$COMP_CWORD\" -eq 1 ]; then list=\"").AppendJoin(' ', words.Keys).Append(" --help --version\"\n  else case ${COMP_WORDS[1]} in\n");
        foreach ((string verb, string[] options) in words)
        {
            script.Append($"    {verb}) list=\"{string.Join(' ', options)}\";;\n");
        }

        return script.Append("  esac; fi\n  COMPREPLY=($(compgen -W \"$list\" -- \"$cur\"))\n")
            .Append("  if [ ${#COMPREPLY[@]} -eq 0 ]; then local IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$cur\")); fi\n}\ncomplete -o filenames -F _coverage_analyzer coverage-analyzer\n")
            .ToString();
    }

    /// <summary>The script of zsh, which reads bash's.</summary>
    /// <param name="words">Options of each verb.</param>
    public static string Zsh(IReadOnlyDictionary<string, string[]> words) =>
        "autoload -U +X bashcompinit && bashcompinit\n" + Bash(words);

    /// <summary>The script of fish.</summary>
    /// <param name="words">Options of each verb.</param>
    public static string Fish(IReadOnlyDictionary<string, string[]> words)
    {
        var script = new StringBuilder();
        script.Append($"complete -c coverage-analyzer -n __fish_use_subcommand -f -a '{string.Join(' ', words.Keys)}'\n");
        script.Append("complete -c coverage-analyzer -n __fish_use_subcommand -l help\ncomplete -c coverage-analyzer -n __fish_use_subcommand -l version\n");
        foreach ((string verb, string[] options) in words)
        {
            foreach (string option in options)
            {
                string values = Array.Find(ValueLists, v => v.Option == option).Values;
                string given = values is null ? string.Empty : $" -x -a '{values}'";
                script.Append(option.StartsWith("--", StringComparison.Ordinal)
                    ? $"complete -c coverage-analyzer -n '__fish_seen_subcommand_from {verb}' -l {option[2..]}{given}\n"
                    : $"complete -c coverage-analyzer -n '__fish_seen_subcommand_from {verb}' -f -a {option}\n");
            }
        }

        return script.ToString();
    }

    /// <summary>The script of PowerShell.</summary>
    /// <param name="words">Options of each verb.</param>
    public static string PowerShell(IReadOnlyDictionary<string, string[]> words)
    {
        var script = new StringBuilder("Register-ArgumentCompleter -Native -CommandName coverage-analyzer -ScriptBlock {\n  param($word, $ast, $position)\n  $words = @{\n");
        foreach ((string verb, string[] options) in words)
        {
            script.Append($"    '{verb}' = '{string.Join(' ', options)}'\n");
        }

        script.Append("  }\n  $values = @{\n");
        foreach ((string option, string values) in ValueLists)
        {
            script.Append($"    '{option}' = '{values}'\n");
        }

        return script.Append("  }\n  $typed = @($ast.CommandElements | ForEach-Object { $_.ToString() })\n")
            .Append("  $before = if ($word) { $typed[-2] } else { $typed[-1] }\n")
            .Append("  $list = if ($values.ContainsKey(\"$before\")) { $values[\"$before\"] } elseif ($typed.Count -gt 1 -and $words.ContainsKey($typed[1]) -and -not ($typed.Count -eq 2 -and $word)) { $words[$typed[1]] } else { \"$($words.Keys -join ' ') --help --version\" }\n")
            .Append("  $list -split ' ' | Where-Object { $_ -like \"$word*\" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }\n}\n")
            .ToString();
    }
}

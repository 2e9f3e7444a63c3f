using System.CommandLine;
using System.Globalization;
using CoverageAnalyzer.Fuzz.Bombs;
using CoverageAnalyzer.Fuzz.Running;
using CoverageAnalyzer.Fuzz.Verbs;

// What a fuzzer instruments must not be touched before it takes hold of the process; and a child needs no parsing of options.
switch (args)
{
    case ["afl", string target]:
        AflVerb.Run(target);
        return 0;
    case ["child", string target, string seed, string from, string to, string step, string longest, string counts, string escapes]:
        new ChildWork(target, ulong.Parse(seed, CultureInfo.InvariantCulture), Number(from), Number(to), Number(step), Number(longest), counts, escapes).Run();
        return 0;
    case ["bomb", string path]:
        BombReading.Run(path);
        return 0;
    default:
        var root = new RootCommand("Attacks the readers of the Coverage Analyzer with damaged files, and keeps what broke them.")
        {
            RunVerb.Command(), ReplayVerb.Command(), OneVerb.Command(), MinimiseVerb.Command(), SeedsVerb.Command(), BombsVerb.Command(), LengthsVerb.Command(), DifferentialVerb.Command(), SettingsVerb.Command(),
        };
        return root.Parse(args).Invoke();
}

static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

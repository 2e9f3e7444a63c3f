namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>Every key of every published schema with every odd value.</summary>
internal sealed class SettingsRun
{
    private readonly List<string> faults = [];

    private SettingsRun()
    {
    }

    /// <summary>Keys tried.</summary>
    public int Keys { get; private set; }

    /// <summary>Files that were read.</summary>
    public int Cases { get; private set; }

    /// <summary>Of them, those accepted.</summary>
    public int Accepted { get; private set; }

    /// <summary>Of those, the ones that were used in a run.</summary>
    public int Ran { get; private set; }

    /// <summary>What was wrong.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Runs.</summary>
    /// <param name="root">Root of the repository.</param>
    /// <param name="isWanted">Which keys of which file; each by its place among all.</param>
    public static SettingsRun Of(string root, Func<SettingsFile, SchemaKey, int, bool> isWanted)
    {
        var run = new SettingsRun();
        using var study = new TinyStudy();
        foreach (SettingsFile file in (SettingsFile[])[new StudySettings(study), .. RuleSettings.All(root), new ScenarioSettings(), new MapSettings(), new PaletteSettings()])
        {
            run.Take(file, root, isWanted);
        }

        return run;
    }

    private void Take(SettingsFile file, string root, Func<SettingsFile, SchemaKey, int, bool> isWanted)
    {
        var judge = new SettingsJudge(file, root);
        for (int i = 0; i < judge.Keys.Count; i++)
        {
            if (isWanted(file, judge.Keys[i], i))
            {
                judge.Judge(judge.Keys[i]);
                Keys++;
            }
        }

        Cases += judge.Cases;
        Accepted += judge.Accepted;
        Ran += judge.Ran;
        faults.AddRange(judge.Faults);
    }
}

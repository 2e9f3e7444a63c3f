using CoverageAnalyzer.Cli.Terminal;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Viewing;
using CoverageAnalyzer.Web;

namespace CoverageAnalyzer.Cli.Commands;

/// <summary>Opens what a server shows, and holds it as long as the server runs.</summary>
internal sealed class ServedStudySource : IDisposable
{
    private readonly StudySource source;

    private ServedStudySource(StudySource source, ServedStudy study)
    {
        this.source = source;
        Study = study;
    }

    /// <summary>What is served.</summary>
    public ServedStudy Study { get; }

    /// <summary>What was noticed on opening: map definitions that cannot be used, results changed since their run.</summary>
    public IReadOnlyList<Finding> Findings => source.Findings;

    /// <summary>Opens a study or results.</summary>
    /// <param name="path">A study's folder or file, or a results folder.</param>
    /// <param name="session">The call.</param>
    /// <param name="cancellation">Ctrl-C.</param>
    public static ServedStudySource Open(string path, Session session, CancellationToken cancellation)
    {
        StudySource source = ProgressDisplay.Run(
            session, StudyStage.Classify, progress => StudySource.Open(path, new StudyOptions(session.Threads) { IsCompact = true }, CommandLineProgram.Version, progress, cancellation));
        session.Language = session.StatedLanguage ?? source.Content.Language;
        return new(source, new ServedStudy
        {
            Content = source.Content with { Language = session.Language },
            Maps = source.Maps,
            Background = source.Study?.Background,
            Prepared = source.Prepared,
            Threads = session.Threads,
        });
    }

    /// <inheritdoc/>
    public void Dispose() => source.Dispose();
}

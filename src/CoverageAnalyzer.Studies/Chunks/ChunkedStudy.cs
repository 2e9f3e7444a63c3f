using CoverageAnalyzer.Engine.Coverage;
using CoverageAnalyzer.Engine.Geography;
using CoverageAnalyzer.Engine.Rasters;
using CoverageAnalyzer.Engine.Rules;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Publishing;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>One study run in pieces by any number of processes, with the bytes that one process writes.</summary>
/// <remarks>
/// The way of a run: every process opens the study; each of n blocks of communes is measured by one of them (<see cref="Measure"/>), and where the study has a model
/// of radio waves each of some pieces of its network is worked out by one of them (<see cref="MeasureRadio(int, int, string, CancellationToken)"/>);
/// whoever goes on puts all pieces together and works out the rest for itself
/// (<c>Complete</c>); each group of files is written by
/// one of them into a common folder (<see cref="Write(string, string, ReportOptions, CancellationToken)"/>); one makes the folder the results (<see cref="Seal(string, string, ReportOptions, CancellationToken)"/>).
/// Every step may be done twice, by two processes at once too, and gives the same bytes again: what was measured or written by a process
/// that died, or by one that was thought dead, does no harm.
/// A process opens the study once and keeps it for all its pieces. One thread at a time may use an object.
/// </remarks>
public sealed class ChunkedStudy : IDisposable
{
    private readonly StudyGround ground;
    private readonly StudyOptions options;
    private readonly string programVersion;
    private readonly Lazy<SiteCircles> circles;
    private readonly Lazy<UnitRaster> peopleCells;
    private readonly Lazy<CommuneLocator> locator;
    private readonly Lazy<SituationRequest> situations; // with one look at the sea for all pieces
    private readonly Lazy<RadioPieces> radio;
    private StudyResults? results;
    private (ReportOptions Options, ResultsOutputs Outputs)? outputs;

    private ChunkedStudy(StudyGround ground, StudyOptions options, string programVersion)
    {
        this.ground = ground;
        this.options = options;
        this.programVersion = programVersion;
        circles = new Lazy<SiteCircles>(() => SiteCircles.Of(ground.Plane, ground.Inputs.BtsSites!, ground.Study.MobileRadiusKilometres));
        peopleCells = new Lazy<UnitRaster>(() => UnitRaster.Rasterize(ground.Plane.Communes, ground.Inputs.Population!.Grid, options.Threads));
        locator = new Lazy<CommuneLocator>(() => new CommuneLocator(ground.Plane.Communes, options.Threads));
        situations = new Lazy<SituationRequest>(() =>
            CommuneClassification.SituationsOf(ground.Study, ground.Inputs, ground.Plane, options.Threads) with { Locator = locator.Value });
        InputsSha256 = StudyFingerprint.Of(ground.Study, ground.Inputs.Files, programVersion);
        radio = new Lazy<RadioPieces>(() => new RadioPieces(ground, options.Threads, InputsSha256));
    }

    /// <summary>Names of the groups of files, in the order to begin them in: the longest first. The same for every study; a group may have no file in one.</summary>
    public static IReadOnlyList<string> WriteGroups => ResultsOutputs.Groups;

    /// <summary>The groups of files that a study has.</summary>
    /// <param name="study">The study.</param>
    public static IReadOnlyList<string> WriteGroupsOf(StudyFile study) => [.. WriteGroups.Where(g => g != ResultsOutputs.RastersGroup || HasRadio(study))];

    /// <summary>Whether a study has a radio network over terrain, whose work can be cut into pieces.</summary>
    /// <param name="study">The study.</param>
    public static bool HasRadio(StudyFile study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return study.Radio.Model != MobileModel.Distance && study.BtsSites is not null;
    }

    /// <summary>The study.</summary>
    public StudyFile Study => ground.Study;

    /// <summary>Every file and table that was read.</summary>
    public IReadOnlyList<StudyInputFile> InputFiles => ground.Inputs.Files;

    /// <summary>
    /// SHA-256, lower-case hexadecimal, over everything that decides the results: role, path name and SHA-256 of every input file in order, the
    /// study's settings, the program's version. A process whose own differs from that of the run has other inputs, and must do nothing for it.
    /// </summary>
    public string InputsSha256 { get; }

    /// <summary>Reads a study and prepares it up to the measuring.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How to run it; what it writes is the same for all.</param>
    /// <param name="programVersion">Version of the program, for the report.</param>
    /// <param name="progress">Told where the reading stands, or null.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <exception cref="Data.Import.InputFileException">An input cannot be used.</exception>
    /// <exception cref="StudyFileException">A setting cannot be used with these inputs.</exception>
    public static ChunkedStudy Open(
        StudyFile study, StudyOptions options, string programVersion, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(programVersion);
        options = options with { IsCompact = false }; // what is written says in which row a point stands
        StudyGround ground = StudyGround.Read(study, options, (stage, fraction) => Report(progress, stage, fraction, cancellation), cancellation);
        try
        {
            return new ChunkedStudy(ground, options, programVersion);
        }
        catch
        {
            ground.Inputs.Dispose();
            throw;
        }
    }

    /// <summary>A folder to write a run's files into: beside the results folder, so that it can be renamed to it.</summary>
    /// <param name="resultsFolder">The results folder; it need not exist.</param>
    /// <param name="run">Name of the run: letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <exception cref="Data.Import.InputFileException">No results folder can stand there.</exception>
    /// <exception cref="ArgumentException">The name is empty, longer than 64 characters, or has others in it.</exception>
    public static string WorkingFolderOf(string resultsFolder, string run) => SharedFolder.Of(resultsFolder, run);

    /// <summary>Deletes what a run that will not be sealed wrote; nothing where there is nothing.</summary>
    /// <param name="workingFolder">The run's working folder.</param>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    public static void Discard(string workingFolder) => new SharedFolder(workingFolder, DiskFiles.Instance).Delete();

    /// <summary>Measures one of the blocks of communes that a number of pieces cuts the study into.</summary>
    /// <remarks>
    /// Which communes a block holds every process works out for itself: province by province where the communes name theirs, else along a Hilbert
    /// curve, in blocks of about equal cost. A block may be empty. A commune's figures do not depend on the block it is measured in.
    /// </remarks>
    /// <param name="chunk">Which block, from 0.</param>
    /// <param name="chunks">Number of blocks, 1 or more; more than communes is allowed.</param>
    /// <param name="cancellation">Stops the measuring.</param>
    /// <returns>The piece: bytes for <c>Complete</c>. The same for every process, at any time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such block.</exception>
    /// <exception cref="Data.Import.InputFileException">The elevation model or the population raster cannot be used.</exception>
    public byte[] Measure(int chunk, int chunks, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunks, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(chunk);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(chunk, chunks);
        UnitBlock block = StudyBlocks.Of(ground, chunk, chunks);
        TerrainMeasure? terrain = ground.MeasureTerrain(block, options.Threads, cancellation);
        CoveredShares? covered = ground.Inputs.BtsSites is null
            ? null
            : MobileMeasure.SharesOf(ground.Plane, circles.Value, ground.Places, block.Communes, options.Threads, cancellation);
        var piece = new MeasuredPiece(
            block,
            [.. Limits().Select(limit => PeopleOf(block, limit, cancellation))],
            covered,
            terrain?.Communes,
            terrain?.Villages,
            terrain?.VillageElevationMetres,
            ground.Inputs.Rules is null ? null : CommuneSituations.Surroundings(situations.Value, block.Communes, cancellation),
            terrain?.Kapos);
        return PieceWriter.Write(piece, InputsSha256, chunk, chunks);
    }

    /// <summary>Works out one piece of the radio network of a study that has one (<see cref="HasRadio"/>): some of its sites, with all that they reach.</summary>
    /// <remarks>
    /// Which sites a piece holds every process works out for itself: from the north, in pieces of about equally many predictions. No site is in two pieces; a piece may be
    /// empty. Its cells lie in files of the working folder, which appear whole or not at all, and of which the piece holds the hashes.
    /// </remarks>
    /// <param name="piece">Which piece, from 0.</param>
    /// <param name="pieces">Number of pieces, 1 or more.</param>
    /// <param name="workingFolder">The run's working folder; made where it is missing. See <see cref="WorkingFolderOf"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The piece: bytes for completing. The same for every process, at any time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such piece.</exception>
    /// <exception cref="InvalidOperationException">The study has no radio network.</exception>
    /// <exception cref="StudyFileException">The model of radio waves cannot be used with these inputs.</exception>
    /// <exception cref="Data.Import.InputFileException">The elevation model cannot be used, or the folder cannot be written to.</exception>
    public byte[] MeasureRadio(int piece, int pieces, string workingFolder, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(piece);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(piece, pieces);
        return HasRadio(Study)
            ? radio.Value.Measure(piece, pieces, new SharedFolder(workingFolder, DiskFiles.Instance), cancellation)
            : throw new InvalidOperationException("The study has no model of radio waves.");
    }

    /// <summary>Puts the pieces together and works out all that is left, the radio network of a study that has one as well. May be called again.</summary>
    /// <param name="measured">All pieces of one cut, the k-th at place k.</param>
    /// <param name="progress">Told where it stands, or null.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    public StudyResults Complete(IReadOnlyList<byte[]> measured, IProgress<StudyProgress>? progress, CancellationToken cancellation) =>
        Complete(measured, [], string.Empty, progress, cancellation);

    /// <summary>Puts the pieces together and works out all that is left. May be called again.</summary>
    /// <param name="measured">All pieces of one cut, the k-th at place k.</param>
    /// <param name="radioPieces">All pieces of the radio network, the k-th at place k; none: the network is worked out here.</param>
    /// <param name="workingFolder">The run's working folder, with the files of these pieces; it is read again when the rasters are written.</param>
    /// <param name="progress">Told where it stands, or null.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    /// <returns>What <see cref="StudyRunner.Run"/> gives.</returns>
    /// <exception cref="ChunkException">A piece is damaged, of another study, program or cut, or stands in the wrong place.</exception>
    /// <exception cref="StudyFileException">A setting cannot be used with these inputs.</exception>
    public StudyResults Complete(
        IReadOnlyList<byte[]> measured, IReadOnlyList<byte[]> radioPieces, string workingFolder, IProgress<StudyProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(radioPieces);
        MeasuredPiece[] pieces = [.. measured.Select((bytes, k) => PieceReader.Read(bytes, InputsSha256, k, measured.Count))];
        MeasuredUnits units = MeasuredPieces.Together(pieces, ground, [.. Limits()], circles, locator);
        if (radioPieces.Count > 0 && HasRadio(Study))
        {
            units = units with { Radio = radio.Value.Together(radioPieces, new SharedFolder(workingFolder, DiskFiles.Instance)) };
        }

        MeasuredStudy whole = MeasuredStudy.Of(
            ground.WithOwnFindings(), units, options, programVersion, (stage, fraction) => Report(progress, stage, fraction, cancellation), cancellation);
        results?.Rasters?.Dispose();
        results = new StudyResults(ground.Study, whole.Content, ground.Inputs.Files) { Rasters = whole.Points.Radio?.Rasters };
        outputs = null;
        return results;
    }

    /// <summary>Writes one group of files into the run's working folder. <c>Complete</c> must have been called.</summary>
    /// <remarks>Each file appears whole and brought to disk, or not at all; one that is there already is replaced by the same bytes.</remarks>
    /// <param name="group">One of <see cref="WriteGroups"/>.</param>
    /// <param name="workingFolder">The run's working folder; made where it is missing. See <see cref="WorkingFolderOf"/>.</param>
    /// <param name="options">For whom the CSV files are, threads that may draw; the same for all groups of a run, but for the threads.</param>
    /// <param name="cancellation">Stops soon, also in the middle of a file.</param>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    /// <exception cref="InvalidOperationException">The study is not completed.</exception>
    /// <exception cref="Data.Import.InputFileException">The folder cannot be written to.</exception>
    public void Write(string group, string workingFolder, ReportOptions options, CancellationToken cancellation) =>
        Write(group, workingFolder, options, DiskFiles.Instance, cancellation);

    /// <summary>Makes the manifest and publishes the working folder as the results, whole or not at all, by the rules of a run in one process.</summary>
    /// <remarks>
    /// Repeated after it was done (the working folder is gone, the results are those of this run) it does nothing.
    /// What lies in the working folder and belongs to no group is not published.
    /// </remarks>
    /// <param name="workingFolder">The run's working folder, all groups written.</param>
    /// <param name="resultsFolder">The results folder; on the same volume.</param>
    /// <param name="options">As for writing.</param>
    /// <param name="cancellation">Stops soon; not any more once the folder is being renamed.</param>
    /// <returns>Full path of the published folder.</returns>
    /// <exception cref="ChunkException">A file of a group is missing; the old results are whole, and so is the working folder.</exception>
    /// <exception cref="InvalidOperationException">The study is not completed.</exception>
    /// <exception cref="Data.Import.InputFileException">The results folder cannot be used or written to, or is in use by another run; the old results are whole.</exception>
    public string Seal(string workingFolder, string resultsFolder, ReportOptions options, CancellationToken cancellation) =>
        Seal(workingFolder, resultsFolder, options, DiskFiles.Instance, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        results?.Rasters?.Dispose();
        ground.Inputs.Dispose();
    }

    /// <summary>As <see cref="Write(string, string, ReportOptions, CancellationToken)"/>, with the file operations given.</summary>
    internal void Write(string group, string workingFolder, ReportOptions options, IPublishingFiles files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workingFolder);
        ArgumentNullException.ThrowIfNull(options);
        if (!WriteGroups.Contains(group, StringComparer.Ordinal))
        {
            throw new ArgumentException($"There is no group of files '{group}'; there are {string.Join(", ", WriteGroups)}.", nameof(group));
        }

        new SharedFolder(workingFolder, files).Write(group, OutputsFor(options), options, cancellation);
    }

    /// <summary>As <see cref="Seal(string, string, ReportOptions, CancellationToken)"/>, with the file operations given.</summary>
    internal string Seal(string workingFolder, string resultsFolder, ReportOptions options, IPublishingFiles files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(workingFolder);
        ArgumentNullException.ThrowIfNull(resultsFolder);
        ArgumentNullException.ThrowIfNull(options);
        return new SharedFolder(workingFolder, files).Publish(resultsFolder, OutputsFor(options), options, cancellation);
    }

    private static void Report(IProgress<StudyProgress>? progress, StudyStage stage, double fraction, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new StudyProgress(stage, fraction));
    }

    // Every distance to postal points that anything asks for, where people of a raster are measured.
    private IEnumerable<double> Limits() => ground.Inputs.Population is null || ground.Inputs.PostalPoints is null
        ? []
        : (ground.Inputs.Rules is { } rules ? RuleNeeds.Of(rules).PostalDistancesKilometres : []).Prepend(ground.Study.PostalMaximumDistanceKilometres).Distinct();

    private PeopleDistances PeopleOf(UnitBlock block, double limitKilometres, CancellationToken cancellation)
    {
        IPopulationRaster raster = ground.Inputs.Population!;
        return PeopleDistances.Measure(
            ground.Plane,
            [.. ground.Inputs.PostalPoints!.Select(p => p.IsCounted)],
            raster,
            ground.Places,
            limitKilometres,
            block.Communes,
            raster.Crs == ground.Plane.Crs ? peopleCells.Value : null,
            options.Threads,
            cancellation);
    }

    // The maps share what they need; who writes two groups makes it once.
    private ResultsOutputs OutputsFor(ReportOptions options)
    {
        StudyResults completed = results ?? throw new InvalidOperationException("The study is not completed: its figures are not known before all pieces are put together.");
        ReportOptions form = options with { Threads = 1, Written = null };
        if (outputs is not { } known || known.Options != form)
        {
            outputs = known = (form, ResultsOutputs.Of(completed, form));
        }

        return known.Outputs;
    }
}

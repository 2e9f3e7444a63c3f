using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Radio.Networks;
using CoverageAnalyzer.Studies.Radio;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.Studies.Chunks;

/// <summary>Works out the radio network of a study in pieces, and puts them together.</summary>
/// <remarks>
/// A piece is some of the sites (<see cref="RadioNetworkParts"/>). What its cells come to lies in two files of the working folder: the states, which everybody who completes the
/// study reads, and the powers, which only the one reads who writes the rasters. A piece done twice gives the same bytes and the same files; a file that is missing or
/// damaged is made again by whoever needs it.
/// </remarks>
internal sealed class RadioPieces
{
    private readonly StudyGround ground;
    private readonly int threads;
    private readonly string inputsSha256;
    private readonly Lazy<(IReadOnlyList<RadioSite> Sites, RadioNetworkRequest Request)> network;
    private readonly Lazy<MeasurementComparison?> comparison;
    private (int Pieces, RadioNetworkParts Whole, IReadOnlyList<(RadioNetworkParts Parts, IReadOnlyList<long> Cells)> Measured)? cut; // the last, as the next piece is cut like it

    /// <summary>Prepares.</summary>
    /// <param name="ground">The study, with sites and an elevation model.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="inputsSha256">Hash of the study.</param>
    public RadioPieces(StudyGround ground, int threads, string inputsSha256)
    {
        (this.ground, this.threads, this.inputsSha256) = (ground, threads, inputsSha256);
        network = new(() => RadioRun.Prepare(ground.Study, ground.Inputs.BtsSites!, AreaPredictions.Of(ground), new FindingLog()));
        comparison = new(() => ground.Inputs.Measurements is { Count: > 0 } points ? new MeasurementComparison(ground.Inputs.Elevation!.Model, points) : null);
    }

    /// <summary>Works out a piece.</summary>
    /// <param name="piece">Its number, from 0.</param>
    /// <param name="pieces">Number of pieces.</param>
    /// <param name="folder">Takes its files.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The piece as bytes, the same from every process.</returns>
    /// <exception cref="Files.StudyFileException">The model of radio waves cannot be used with these inputs.</exception>
    /// <exception cref="Data.Import.InputFileException">The elevation model cannot be read, or the folder cannot be written to.</exception>
    public byte[] Measure(int piece, int pieces, SharedFolder folder, CancellationToken cancellation)
    {
        RadioMeasure.RequireUsable(ground.Inputs.Elevation!.Model);
        (RadioNetworkParts whole, IReadOnlyList<(RadioNetworkParts Parts, IReadOnlyList<long> Cells)> networks) = CutInto(pieces);
        using var atPoints = new MemoryStream();
        RadioPart part = null!;
        IReadOnlyList<PieceFile> files = folder.WriteForOthers([NameOf(piece, pieces, "states"), NameOf(piece, pieces, "powers")], streams =>
        {
            List<RadioPartRows> targets = [new(streams[0], RadioPartContent.States), new(streams[1], RadioPartContent.Powers)];
            if (comparison.Value is { } points)
            {
                targets.Add(new(atPoints, RadioPartContent.States | RadioPartContent.Powers, points.Cells));
            }

            part = whole.Run(piece, targets, threads, cancellation);
        });
        List<(RadioPart, byte[])> measured = comparison.Value is null ? [] : [(part, atPoints.ToArray())];
        foreach ((RadioNetworkParts of, IReadOnlyList<long> cells) in networks)
        {
            using var rows = new MemoryStream();
            RadioPart own = of.Run(piece, [new(rows, RadioPartContent.States | RadioPartContent.Powers, cells)], threads, cancellation);
            measured.Add((own, rows.ToArray()));
        }

        return new RadioPiece(part, files[0], files[1], measured).ToBytes(inputsSha256, piece, pieces);
    }

    /// <summary>Reads all pieces of one cut.</summary>
    /// <param name="measured">The pieces, the k-th at place k.</param>
    /// <param name="folder">Has their files.</param>
    /// <exception cref="ChunkException">A piece is damaged, or not of this study and cut.</exception>
    public MeasuredRadio Together(IReadOnlyList<byte[]> measured, SharedFolder folder)
    {
        RadioPiece[] pieces = [.. measured.Select((bytes, k) => RadioPiece.FromBytes(bytes, inputsSha256, k, measured.Count))];
        var whole = new HashSet<string>(StringComparer.Ordinal);
        return new MeasuredRadio(ground, [.. pieces.Select(p => p.Part)], [.. pieces.Select(p => p.Points)], (k, content, cancellation) =>
        {
            PieceFile file = (content == RadioPartContent.States ? pieces[k].States : pieces[k].Powers) ?? throw RadioPiece.Damaged(k, pieces.Length);
            lock (whole)
            {
                if (!whole.Contains(file.Name) && !folder.IsWhole(file) && !Measure(k, pieces.Length, folder, cancellation).AsSpan().SequenceEqual(measured[k]))
                {
                    throw RadioPiece.Unfitting();
                }

                whole.Add(file.Name);
            }

            return folder.Open(file);
        });
    }

    private (RadioNetworkParts Whole, IReadOnlyList<(RadioNetworkParts Parts, IReadOnlyList<long> Cells)> Measured) CutInto(int pieces)
    {
        if (cut is not { } known || known.Pieces != pieces)
        {
            (IReadOnlyList<RadioSite> sites, RadioNetworkRequest request) = network.Value;
            RadioNetworkParts Cut(IReadOnlyList<RadioSite> of) => new(ground.Inputs.Elevation!.Model, of, request, pieces);
            cut = known = (pieces, Cut(sites), [.. (comparison.Value?.Apart(sites, request) ?? []).Select(n => (Cut(n.Sites), n.Cells))]);
        }

        return (known.Whole, known.Measured);
    }

    private static string NameOf(int piece, int pieces, string content) => FormattableString.Invariant($"radio-{piece + 1}-of-{pieces}.{content}");
}

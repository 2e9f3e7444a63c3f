using System.Runtime.CompilerServices;
using CoverageAnalyzer.Data.Import;
using CoverageAnalyzer.Engine.Findings;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Fuzz.Mutating;

namespace CoverageAnalyzer.Fuzz.Targets;

/// <summary>Not a format: a reader that does on purpose whatever a reader must not, by its first byte. A driver that does not notice would prove nothing.</summary>
internal sealed class FaultTarget : FuzzTarget
{
    public const string TargetName = "faults";

    public override string Name => TargetName;

    public override IEnumerable<(string Name, byte[] Bytes)> Seeds() => [("fine", [200, 0, 0])];

    // The ones that end a process seldom, since each costs a second.
    public override bool Change(IList<FuzzPart> parts, FuzzRandom random)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(random);
        parts[0] = parts[0] with { Bytes = [(byte)(random.OneIn(60) ? 4 + random.Below(2) : random.Of((IReadOnlyList<int>)[1, 2, 3, 6, 50]))] };
        return true;
    }

    public override ReadFigures? Read(byte[] file, CaseFolder folder)
    {
        ArgumentNullException.ThrowIfNull(file);
        switch (file.Length == 0 ? byte.MaxValue : file[0])
        {
            case 1:
                throw new FormatException("An exception that is not the typed one.");
            case 2:
                throw new OracleException("made-up", "Accepted, and wrong.");
            case 3:
                return ReadFigures.None with { Count = new byte[100 << 20].Length };
            case 4:
                Thread.Sleep(Timeout.Infinite);
                return null;
            case 5:
                return ReadFigures.None with { Count = Deeper(0) };
            case 6:
                throw Refused(new InvalidCastException());
            case < 100:
                throw Refused(null);
            default:
                return ReadFigures.None;
        }
    }

    private static InputFileException Refused(Exception? inner) => new(SourcePlace.OfFile("a"), new LocalizedText("Sai.", "Wrong."), LocalizedText.Empty, inner);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Deeper(int depth)
    {
        Span<byte> frame = stackalloc byte[1024];
        frame[depth & 1023] = 1;
        return Deeper(depth + 1) + frame[1];
    }
}

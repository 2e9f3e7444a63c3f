using System.Diagnostics;

namespace CoverageAnalyzer.Fuzz.Running;

/// <summary>Makes a case that breaks a rule smaller, part by part, as long as it breaks the same rule at the same place.</summary>
/// <remarks>Source: delta debugging, A. Zeller and R. Hildebrandt, IEEE TSE 28 (2002), with ever smaller stretches left out; then bytes set to '0'.</remarks>
/// <param name="target">The format.</param>
/// <param name="fails">Whether a case still breaks it.</param>
/// <param name="longest">When to stop.</param>
public sealed class Minimiser(FuzzTarget target, Func<byte[], bool> fails, TimeSpan longest)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();

    /// <summary>The smallest case found.</summary>
    /// <param name="file">A case that breaks the rule.</param>
    public byte[] Minimised(byte[] file)
    {
        FuzzPart[] parts = [.. target.Split(file)];
        if (!fails(target.Join(parts)))
        {
            parts = [new FuzzPart(string.Empty, file)]; // taken apart and put together it is another case
            return Smaller(file, b => b);
        }

        for (int p = 0; p < parts.Length; p++)
        {
            int part = p;
            byte[] smaller = Smaller(parts[p].Bytes, b => target.Join([.. parts.Select((x, i) => i == part ? x with { Bytes = b } : x)]));
            parts[p] = parts[p] with { Bytes = smaller };
        }

        return target.Join(parts);
    }

    private byte[] Smaller(byte[] bytes, Func<byte[], byte[]> whole)
    {
        for (int length = Math.Max(1, bytes.Length / 2); ; length /= 2)
        {
            for (int at = 0; at < bytes.Length && watch.Elapsed < longest;)
            {
                byte[] shorter = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + length)..]];
                if (shorter.Length < bytes.Length && fails(whole(shorter)))
                {
                    bytes = shorter;
                }
                else
                {
                    at += length;
                }
            }

            if (length <= 1)
            {
                break;
            }
        }

        for (int at = 0; at < bytes.Length && watch.Elapsed < longest; at++)
        {
            if (bytes[at] is not ((byte)'0' or 0))
            {
                byte[] plainer = [.. bytes];
                plainer[at] = (byte)'0';
                if (fails(whole(plainer)))
                {
                    bytes = plainer;
                }
            }
        }

        return bytes;
    }
}

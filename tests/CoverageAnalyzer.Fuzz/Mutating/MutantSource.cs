namespace CoverageAnalyzer.Fuzz.Mutating;

/// <summary>Mutants of a corpus: the same bytes for the same corpus, seed and index, so that a number is enough to have a case again.</summary>
/// <param name="target">The format.</param>
/// <param name="corpus">What mutants are made of.</param>
/// <param name="seed">Seed of the run.</param>
public sealed class MutantSource(FuzzTarget target, CorpusFiles corpus, ulong seed)
{
    private const int MostChanges = 4;
    private const int GreatestBytes = 1 << 20;

    private readonly IReadOnlyList<FuzzPart>[] files = [.. corpus.Files.Select(f => target.Split(f.Bytes))];

    /// <summary>The mutant of an index.</summary>
    /// <param name="index">The index, 0 or more.</param>
    public byte[] At(long index)
    {
        var random = new FuzzRandom(seed, index);
        List<FuzzPart> parts = [.. random.Of(files)];
        IReadOnlyList<FuzzPart> other = random.Of(files);
        for (int changes = 1 + Math.Min(random.Below(MostChanges), random.Below(MostChanges)); changes > 0; changes--)
        {
            if (!(random.OneIn(3) && target.Change(parts, random)))
            {
                ChangeAPart(parts, other, random);
            }
        }

        byte[] file = target.Join(parts);
        return file.Length <= GreatestBytes ? file : file[..GreatestBytes];
    }

    private void ChangeAPart(List<FuzzPart> parts, IReadOnlyList<FuzzPart> other, FuzzRandom random)
    {
        int which = Which(parts, random);
        FuzzPart part = parts[which];
        if (parts.Count > 1 && random.OneIn(40))
        {
            parts.RemoveAt(which);
            return;
        }

        byte[] splice = other.FirstOrDefault(p => p.Name == part.Name)?.Bytes ?? other[0].Bytes;
        byte[] changed = target.IsText(part.Name) && !random.OneIn(3)
            ? TokenChange.Apply(part.Bytes, splice, target.Words, random)
            : ByteChange.Apply(part.Bytes, splice, target.Words, random);
        parts[which] = part with { Bytes = changed.Length <= GreatestBytes ? changed : changed[..GreatestBytes] };
    }

    private int Which(List<FuzzPart> parts, FuzzRandom random)
    {
        if (parts.Count == 1)
        {
            return 0;
        }

        int left = random.Below(Math.Max(1, parts.Sum(p => target.Weight(p.Name))));
        for (int i = 0; i < parts.Count; i++)
        {
            left -= target.Weight(parts[i].Name);
            if (left < 0)
            {
                return i;
            }
        }

        return parts.Count - 1;
    }
}

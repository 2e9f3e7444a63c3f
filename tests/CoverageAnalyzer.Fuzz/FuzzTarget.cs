using CoverageAnalyzer.Fuzz.Mutating;

namespace CoverageAnalyzer.Fuzz;

/// <summary>
/// One format as it is attacked: how its files are taken apart and put together again, and what our readers do with one.
/// A case is one array of bytes, so that a file of the corpus, a mutant and what a fuzzer hands over are the same thing.
/// </summary>
public abstract class FuzzTarget
{
    /// <summary>Short name of the format, and of its folder in the corpus.</summary>
    public abstract string Name { get; }

    /// <summary>Texts with a meaning in the format, which the mutator puts in.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>Small good files, and bad ones whose names begin with <c>bad-</c>; the same bytes each time.</summary>
    public abstract IEnumerable<(string Name, byte[] Bytes)> Seeds();

    /// <summary>A file of a user as a case.</summary>
    /// <param name="path">The file.</param>
    public virtual byte[] CaseOf(string path) => File.ReadAllBytes(path);

    /// <summary>Takes a case apart. A case that cannot be taken apart is one part.</summary>
    /// <param name="file">The case.</param>
    public virtual IReadOnlyList<FuzzPart> Split(byte[] file) => [new(string.Empty, file)];

    /// <summary>Puts the parts together; may mend what would only let every mutant die at the door, like the checksum of an archive.</summary>
    /// <param name="parts">The parts.</param>
    public virtual byte[] Join(IReadOnlyList<FuzzPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts[0].Bytes;
    }

    /// <summary>How often a part is changed, against the others.</summary>
    /// <param name="partName">Its name.</param>
    public virtual int Weight(string partName) => 1;

    /// <summary>Whether a part is text, whose numbers and words are changed as such.</summary>
    /// <param name="partName">Its name.</param>
    public virtual bool IsText(string partName) => false;

    /// <summary>A change that knows the format. False where it has none to make; the mutator then makes a blind one.</summary>
    /// <param name="parts">The parts, to be changed in place.</param>
    /// <param name="random">Where every choice comes from.</param>
    public virtual bool Change(IList<FuzzPart> parts, FuzzRandom random) => false;

    /// <summary>Reads a case with our readers as a run would, and judges what they made of it.</summary>
    /// <param name="file">The case.</param>
    /// <param name="folder">Where it may be written to.</param>
    /// <returns>What was read; null where it was refused by a finding.</returns>
    /// <exception cref="Data.Import.InputFileException">It was refused.</exception>
    /// <exception cref="OracleException">It was accepted, and should not have been as it was.</exception>
    public abstract ReadFigures? Read(byte[] file, CaseFolder folder);
}

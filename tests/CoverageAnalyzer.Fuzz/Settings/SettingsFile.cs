namespace CoverageAnalyzer.Fuzz.Settings;

/// <summary>A kind of file of settings: its schema, a small good one, and our reader.</summary>
internal abstract class SettingsFile
{
    /// <summary>Name of the file, which messages must say.</summary>
    public abstract string Name { get; }

    /// <summary>Its schema, from the root of the repository.</summary>
    public abstract string Schema { get; }

    /// <summary>A small good one.</summary>
    public abstract string Base { get; }

    /// <summary>The objects that keys stand in, by path or <c>path:branch</c>, where neither the base nor what the schema asks for will do.</summary>
    public virtual IReadOnlyDictionary<string, string> Objects { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// The objects that single keys stand in, by the key: <c>path</c> or <c>path (branch)</c>; or objects further out, by <c>path of the object &gt; how the
    /// paths of the keys begin</c>.
    /// </summary>
    public virtual IReadOnlyDictionary<string, string> Around { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Keys whose value is checked and not kept, so that nothing read differs by it.</summary>
    public virtual IReadOnlySet<string> NotKept { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Reads the bytes of one with our reader.</summary>
    /// <param name="bytes">The bytes.</param>
    public abstract SettingsAnswer Read(byte[] bytes);

    /// <summary>Runs what was read; anything but a refusal with a message of its own is thrown on.</summary>
    /// <param name="value">What was read.</param>
    public virtual SettingsAnswer Run(object value) => new(value, []);
}

using System.Globalization;
using System.Reflection;

namespace CoverageAnalyzer.Data.PostGis.Migrations;

/// <summary>One step of the store's schema: SQL that is run once in a database, never changed after it was released.</summary>
/// <param name="Number">Its place in the order, from 1: the first four digits of the file's name.</param>
/// <param name="Name">What it is about: the rest of the file's name.</param>
/// <param name="Sql">The statements.</param>
internal sealed record StoreMigration(int Number, string Name, string Sql)
{
    private const string Prefix = "migrations/";
    private const int Digits = 4;

    /// <summary>All steps in order. A step is a file <c>NNNN_name.sql</c> beside this type.</summary>
    public static IReadOnlyList<StoreMigration> All { get; } = Load();

    private static StoreMigration[] Load()
    {
        Assembly assembly = typeof(StoreMigration).Assembly;
        StoreMigration[] all =
        [
            .. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(resource =>
            {
                using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                string file = Path.GetFileNameWithoutExtension(resource[Prefix.Length..]);
                return new StoreMigration(int.Parse(file[..Digits], NumberStyles.None, CultureInfo.InvariantCulture), file[(Digits + 1)..], text.ReadToEnd());
            }),
        ];
        return all.DistinctBy(m => m.Number).Count() == all.Length ? all : throw new InvalidOperationException("Two migrations have the same number.");
    }
}

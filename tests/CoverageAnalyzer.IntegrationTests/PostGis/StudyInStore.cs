using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Data.PostGis.Migrations;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Results;
using CoverageAnalyzer.Studies.Running;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>A study beside a store of its own, for tests that push, pull and analyze.</summary>
public sealed class StudyInStore : IDisposable
{
    /// <summary>Prepares a database as a store.</summary>
    /// <param name="server">The server.</param>
    public StudyInStore(PrivatePostgres server)
    {
        Text = server.NewDatabase();
        Address = PostGisAddress.TryParse(Text, out LocalizedText _)!;
        Database = PostGisDatabase.At(Address);
        StoreSchema.Prepare(Database, "test");
        Name = Address.Display[(Address.Display.IndexOf('/', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>A scratch folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("ca-store-").FullName;

    /// <summary>The address, with its password.</summary>
    public string Text { get; }

    /// <summary>The address.</summary>
    public PostGisAddress Address { get; }

    /// <summary>The database.</summary>
    public PostGisDatabase Database { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Runs a study and publishes its results.</summary>
    /// <param name="study">The study.</param>
    /// <param name="name">Name of the results folder.</param>
    /// <param name="threads">Threads.</param>
    public string Analyze(StudyFile study, string name, int threads = 1)
    {
        StudyResults results = StudyRunner.Run(study, new StudyOptions(threads), "test", null, default);
        return ResultsWriter.Publish(results, Path.Combine(Folder, name), new ReportOptions(), null, default);
    }

    /// <summary>Pushes a study.</summary>
    /// <param name="folder">Its folder.</param>
    public CoverageAnalyzer.Studies.Stores.StudyPushResult Push(string folder) =>
        CoverageAnalyzer.Studies.Stores.StudyPush.Push(Database, folder, null, TestContext.Current.CancellationToken);

    /// <summary>Pulls a study.</summary>
    /// <param name="study">Its name.</param>
    /// <param name="folder">The folder to make.</param>
    public IReadOnlyList<LocalizedText> Pull(string study, string folder) =>
        CoverageAnalyzer.Studies.Stores.StudyPull.Pull(Address, study, Path.Combine(Folder, folder), TestContext.Current.CancellationToken);

    /// <summary>Runs SQL.</summary>
    /// <param name="sql">The SQL.</param>
    public void Run(string sql) => Database.With(c =>
    {
        using var command = new Npgsql.NpgsqlCommand(sql, c);
        return command.ExecuteNonQuery();
    });

    /// <summary>Asks for one value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="sql">The question.</param>
    public T Ask<T>(string sql) => Database.With(c =>
    {
        using var command = new Npgsql.NpgsqlCommand(sql, c);
        return (T)command.ExecuteScalar()!;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        Database.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

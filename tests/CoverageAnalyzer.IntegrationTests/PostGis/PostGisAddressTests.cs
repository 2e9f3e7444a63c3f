using CoverageAnalyzer.Data.PostGis;
using CoverageAnalyzer.Engine.Language;

namespace CoverageAnalyzer.IntegrationTests.PostGis;

/// <summary>Addresses of databases: every form means the same, and none shows its password.</summary>
[Collection(PostgresGroup.Name)]
public sealed class PostGisAddressTests(SharedPostgres postgres)
{
    [Theory]
    [InlineData("Host=db;Port=5433;Database=quang_tri;Username=an;Password=Secret1")]
    [InlineData("postgres://an:Secret1@db:5433/quang_tri")]
    [InlineData("postgresql://an:Secret1@db:5433/quang_tri?sslmode=prefer&connect_timeout=3")]
    public void Every_form_means_the_same_and_hides_the_password(string text)
    {
        PostGisAddress address = PostGisAddress.TryParse(text, out LocalizedText fault)!;
        Assert.True(fault.IsEmpty);
        Assert.Equal("db:5433/quang_tri", address.Display);
        Assert.Equal("an", address.User);
        Assert.DoesNotContain("Secret1", address.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db;Passwort=Secret1")]
    [InlineData("postgres://an:Secret1@db/x?unknown=1")]
    [InlineData("Database=x;Password=Secret1")]
    [InlineData("env:COVERAGE_ANALYZER_NOT_SET")]
    [InlineData("postgres://an:Secret1@[::")]
    [InlineData("env:Host=db;Password=Secret1")]
    [InlineData("env:postgres://an:Secret1@db/x")]
    [InlineData("env:Secret1-and-more")]
    public void What_is_none_is_told_without_repeating_it(string text)
    {
        Assert.Null(PostGisAddress.TryParse(text, out LocalizedText fault));
        Assert.False(fault.IsEmpty);
        Assert.DoesNotContain("Secret1", fault.English + fault.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_with_PostGIS_answers()
    {
        using PostGisDatabase database = PrivatePostgres.Open(postgres.Server.NewDatabase());
        string version = database.With(c =>
        {
            using Npgsql.NpgsqlCommand command = c.CreateCommand();
            command.CommandText = "SELECT postgis_lib_version()";
            return (string)command.ExecuteScalar()!;
        });
        Assert.StartsWith("3.", version, StringComparison.Ordinal);
    }
}

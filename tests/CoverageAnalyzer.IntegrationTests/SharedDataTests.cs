namespace CoverageAnalyzer.IntegrationTests;

public sealed class SharedDataTests
{
    [Fact]
    public void The_shared_layers_are_where_the_tests_look_for_them() =>
        Assert.True(File.Exists(SharedData.Require("data/quang-tri-2009/communes.geojson")));
}

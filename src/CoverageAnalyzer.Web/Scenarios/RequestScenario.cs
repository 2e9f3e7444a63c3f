using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Scenarios;
using CoverageAnalyzer.Web.Endpoints;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Scenarios;

/// <summary>Reads a scenario from the body of a request, as strictly as from a file.</summary>
internal static class RequestScenario
{
    /// <summary>Reads it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">Its name where the body states none.</param>
    /// <exception cref="ProblemException">The body is no JSON (415), or no scenario (422).</exception>
    /// <exception cref="BadHttpRequestException">It is too large (413), or came too slowly (408).</exception>
    public static async Task<Scenario> Read(HttpContext context, string name)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new ProblemException(415, new("Gửi JSON với tiêu đề Content-Type: application/json.", "Send JSON with the header Content-Type: application/json."));
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        try
        {
            return ScenarioReader.Parse(body.GetBuffer().AsMemory(0, (int)body.Length), name + ".json");
        }
        catch (ScenarioException e)
        {
            throw Unusable(e);
        }
    }

    /// <summary>A scenario that cannot be used, fault by fault.</summary>
    public static ProblemException Unusable(ScenarioException exception) => exception.Problems.Count <= 1
        ? new(StatusCodes.Status422UnprocessableEntity, exception.Problem)
        : new(
            StatusCodes.Status422UnprocessableEntity,
            LocalizedText.Of($"Phương án có {exception.Problems.Count:N0} lỗi.", $"The scenario has {exception.Problems.Count:N0} faults."),
            new Dictionary<string, IReadOnlyList<LocalizedText>>(StringComparer.Ordinal) { [string.Empty] = exception.Problems });
}

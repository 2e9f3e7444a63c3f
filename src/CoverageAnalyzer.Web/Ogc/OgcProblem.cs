using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Web.Endpoints;
using Microsoft.AspNetCore.Http;

namespace CoverageAnalyzer.Web.Ogc;

/// <summary>A request that cannot be answered, in the words of RFC 9457 and in the reader's language.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong and what is possible.</param>
internal sealed record OgcProblem(int Status, LocalizedText Detail)
{
    /// <summary>Nothing is there.</summary>
    public static OgcProblem NotFound(LocalizedText detail) => new(StatusCodes.Status404NotFound, detail);

    /// <summary>A parameter is unknown or has an impossible value.</summary>
    public static OgcProblem BadRequest(LocalizedText detail) => new(StatusCodes.Status400BadRequest, detail);

    /// <summary>Answers with it.</summary>
    /// <param name="context">The request.</param>
    public Task WriteAsync(HttpContext context) => Problems.Write(context, Status, Detail);
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Reports.Maps.Definitions;
using CoverageAnalyzer.Studies.Running;
using CoverageAnalyzer.Studies.Scenarios;
using CoverageAnalyzer.Web.Answers;
using CoverageAnalyzer.Web.Contract;
using CoverageAnalyzer.Web.Endpoints;
using CoverageAnalyzer.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Scenarios;

/// <summary>Answers "what if": the figures of the study with some points elsewhere, new or gone.</summary>
/// <remarks>One computes at a time for a client, and two at all; a few may wait, the rest is told to come again (429).</remarks>
internal sealed class WhatIfEndpoint : IDisposable
{
    private readonly StudyEditions editions;
    private readonly PartitionedRateLimiter<HttpContext> perClient;
    private readonly ConcurrencyLimiter all;

    /// <summary>Makes the endpoint.</summary>
    /// <param name="editions">What is served.</param>
    /// <param name="limits">The limits.</param>
    public WhatIfEndpoint(StudyEditions editions, WebLimits limits)
    {
        this.editions = editions;
        perClient = PartitionedRateLimiter.Create<HttpContext, IPAddress>(c => RateLimitPartition.GetConcurrencyLimiter(
            c.Connection.RemoteIpAddress ?? IPAddress.None,
            _ => new ConcurrencyLimiterOptions { PermitLimit = limits.WhatIfsOfClient, QueueLimit = limits.WaitingWhatIfs, QueueProcessingOrder = QueueProcessingOrder.OldestFirst }));
        all = new(new ConcurrencyLimiterOptions { PermitLimit = limits.WhatIfs, QueueLimit = limits.Changes, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    }

    /// <summary>Maps the endpoint.</summary>
    /// <param name="routes">Takes it.</param>
    public void Map(IEndpointRouteBuilder routes) => routes.MapChanging(
        HttpMethods.Post,
        "/api/whatif",
        new("The figures with a scenario's changes: what differs from the study.", WebJson.Plain.WhatIfAnswer)
        {
            Body = WebJson.Plain.ScenarioAnswer,
            Query = [("map", "Id of the map whose classes are wanted."), ("serviceAreas", "1: with the changed service areas as GeoJSON."), ("commune", "Position of a commune: with its figures, reasons and rules under the scenario."), ApiDescription.Language],
            OtherStatuses = [409, 413, 415, 422, 429],
        },
        Handle);

    /// <inheritdoc/>
    public void Dispose()
    {
        perClient.Dispose();
        all.Dispose();
    }

    private async Task Handle(HttpContext context)
    {
        ServedStudy study = editions.Of(context).Study;
        StudyAnswerSource answers = editions.AnswersFor(context);
        ReportLanguage language = answers.LanguageOf(context);
        PreparedStudy prepared = study.Prepared ?? throw ScenarioEndpoints.OnlyLookedAt(study);
        MapDefinition? map = context.Request.Query["map"].ToString() is { Length: > 0 } id
            ? study.Maps.Maps.FirstOrDefault(m => m.Id == id) ?? throw ProblemException.NotFound()
            : null;
        int? commune = CommuneOf(context, study);
        Scenario scenario = await RequestScenario.Read(context, "whatif");
        using RateLimitLease own = await perClient.AcquireAsync(context, 1, context.RequestAborted);
        using RateLimitLease place = own.IsAcquired ? await all.AcquireAsync(1, context.RequestAborted) : own;
        if (!place.IsAcquired)
        {
            throw new ProblemException(429, new("Đang tính các thay đổi trước đó. Hãy thử lại sau giây lát.", "Earlier changes are still being worked out. Try again in a moment.")) { RetryAfterSeconds = 1 };
        }

        long start = Stopwatch.GetTimestamp();
        ScenarioResult result;
        try
        {
            // Away from the threads that answer readings; it ends where the client goes away.
            result = await Task.Run(() => prepared.Evaluate(scenario, context.RequestAborted), context.RequestAborted);
        }
        catch (ScenarioException e)
        {
            throw RequestScenario.Unusable(e);
        }

        bool areas = context.Request.Query["serviceAreas"] == "1";
        WhatIfAnswer answer = WhatIfAnswers.Of(result, map, areas, commune, answers.In(language).DistrictOfCommune, Stopwatch.GetElapsedTime(start).TotalMilliseconds, language);
        await Answer.SendJson(context, answer, WebJson.Plain.WhatIfAnswer);
    }

    /// <summary>The commune whose detail is asked for; null where none is.</summary>
    /// <exception cref="ProblemException">There is no such commune.</exception>
    private static int? CommuneOf(HttpContext context, ServedStudy study) => context.Request.Query["commune"].ToString() is not { Length: > 0 } text
        ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < study.Content.Communes.Count
            ? index
            : throw ProblemException.NotFound();
}

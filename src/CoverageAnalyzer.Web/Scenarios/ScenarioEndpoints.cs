using CoverageAnalyzer.Engine.Language;
using CoverageAnalyzer.Studies.Scenarios;
using CoverageAnalyzer.Web.Contract;
using CoverageAnalyzer.Web.Endpoints;
using CoverageAnalyzer.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoverageAnalyzer.Web.Scenarios;

/// <summary>The scenarios kept beside the study or in a shared store: read, stored and deleted, never over somebody else's work.</summary>
/// <param name="store">Where they are kept; null: nowhere, as with results.</param>
/// <param name="study">What is served at first.</param>
/// <param name="log">Told of changes.</param>
internal sealed class ScenarioEndpoints(IScenarioStore? store, ServedStudy study, WebLog log)
{
    private const string Pattern = "/api/scenarios/{name}";

    private IScenarioStore Store => store ?? throw OnlyLookedAt(study);

    /// <summary>What is served are results, which have no "what if".</summary>
    /// <param name="study">What is served.</param>
    public static ProblemException OnlyLookedAt(ServedStudy study) =>
        new(StatusCodes.Status409Conflict, LookOnlyTexts.Of(LookOnlyTexts.ReasonOf(study)));

    /// <summary>Maps the endpoints.</summary>
    /// <param name="routes">Takes them.</param>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapReading("/api/scenarios", new("The scenarios kept beside the study.", WebJson.Plain.IReadOnlyListScenarioInfoAnswer), List);
        routes.MapReading(Pattern, new("A scenario, with its ETag.", WebJson.Plain.ScenarioAnswer), Read);
        routes.MapChanging(
            HttpMethods.Put,
            Pattern,
            new("Stores a scenario: with If-Match and the ETag it was read with, or If-None-Match: * for a new one.", null) { Body = WebJson.Plain.ScenarioAnswer, OtherStatuses = [201, 204, 409, 412, 413, 415, 422, 428] },
            c => Guarded(() => Save(c)));
        routes.MapChanging(
            HttpMethods.Delete,
            Pattern,
            new("Deletes a scenario: with If-Match and the ETag it was read with.", null) { OtherStatuses = [204, 409, 412, 428] },
            c => Guarded(() => Delete(c)));
    }

    private static async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (ScenarioMissingException)
        {
            throw ProblemException.NotFound();
        }
        catch (ScenarioConflictException e)
        {
            throw new ProblemException(StatusCodes.Status412PreconditionFailed, e.Problem) 
            {
                Kind = "scenario-changed", ETag = e.CurrentETag is { } tag ? Quoted(tag) : null, EditedBy = e.EditedBy, EditedAt = e.EditedAt,
            };
        }
        catch (ScenarioException e)
        {
            throw RequestScenario.Unusable(e);
        }
    }

    private static string Quoted(string tag) => $"\"{tag}\"";

    /// <summary>The ETag the client knows; null where it says that there is none yet.</summary>
    private static string? Expected(HttpRequest request, bool mayBeNew)
    {
        string match = request.Headers.IfMatch.ToString(), none = request.Headers.IfNoneMatch.ToString();
        if (mayBeNew && match.Length == 0 && none == "*")
        {
            return null;
        }

        if (match.Length == 0)
        {
            throw new ProblemException(StatusCodes.Status428PreconditionRequired, mayBeNew
                ? new("Gửi If-Match với ETag đã đọc, hoặc If-None-Match: * cho phương án mới.", "Send If-Match with the ETag that was read, or If-None-Match: * for a new scenario.")
                : new("Gửi If-Match với ETag đã đọc.", "Send If-Match with the ETag that was read."));
        }

        return match.Trim().Trim('"');
    }

    private Task List(HttpContext context)
    {
        ScenarioInfoAnswer[] list =
        [
            .. (store?.List(WebVisitor.EditorOf(context)) ?? []).Select(s => new ScenarioInfoAnswer(
                s.Name, s.Edits, StatusAnswer.Print(s.Modified), s.ETag.Length == 0 ? string.Empty : Quoted(s.ETag), s.EditedBy)),
        ];
        return Answer.SendJson(context, list, WebJson.Plain.IReadOnlyListScenarioInfoAnswer);
    }

    private Task Read(HttpContext context) => Guarded(() =>
    {
        string name = context.Route("name");
        if (store is null || ScenarioName.Fault(name) is not null)
        {
            throw ProblemException.NotFound();
        }

        StoredScenario stored = store.Read(name, WebVisitor.EditorOf(context));
        context.Response.Headers.ETag = Quoted(stored.ETag);
        return Answer.SendJson(context, new ScenarioAnswer(stored.Name, [.. stored.Scenario.Edits.Select(Edit)]), WebJson.Plain.ScenarioAnswer);
    });

    private async Task Save(HttpContext context)
    {
        string name = context.Route("name");
        string? expected = Expected(context.Request, mayBeNew: true);
        if (ScenarioName.Fault(name) is LocalizedText fault)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, fault);
        }

        Scenario scenario = await RequestScenario.Read(context, name);
        if (scenario.Edits.Count > Scenario.MostEdits)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, LocalizedText.Of(
                $"Phương án có {scenario.Edits.Count:N0} thay đổi; nhiều nhất là {Scenario.MostEdits:N0}.",
                $"The scenario has {scenario.Edits.Count:N0} changes; the most is {Scenario.MostEdits:N0}."));
        }

        string tag = Store.Save(name, scenario, expected, WebVisitor.EditorOf(context));
        log.ScenarioStored(name, scenario.Edits.Count);
        context.Response.Headers.ETag = Quoted(tag);
        context.Response.StatusCode = expected is null ? StatusCodes.Status201Created : StatusCodes.Status204NoContent;
    }

    private Task Delete(HttpContext context)
    {
        string name = context.Route("name");
        string? expected = Expected(context.Request, mayBeNew: false);
        if (ScenarioName.Fault(name) is not null)
        {
            throw ProblemException.NotFound();
        }

        Store.Delete(name, expected, WebVisitor.EditorOf(context));
        log.ScenarioDeleted(name);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static EditAnswer Edit(ScenarioEdit edit) => new(
        edit.Action switch { ScenarioAction.Add => "add", ScenarioAction.Move => "move", _ => "remove" },
        edit.Layer == ScenarioLayer.PostalPoints ? "postal_points" : "bts_sites",
        edit.Code,
        edit.Name.Length == 0 ? null : edit.Name,
        edit.Type.Length == 0 ? null : edit.Type,
        double.IsNaN(edit.LongitudeDegrees) ? null : edit.LongitudeDegrees,
        double.IsNaN(edit.LatitudeDegrees) ? null : edit.LatitudeDegrees,
        double.IsNaN(edit.RadiusKilometres) ? null : edit.RadiusKilometres);
}

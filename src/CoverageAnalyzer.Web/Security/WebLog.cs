using System.Net;
using Microsoft.Extensions.Logging;

namespace CoverageAnalyzer.Web.Security;

/// <summary>What the server says on the console, each message declared once.</summary>
/// <param name="logger">Takes the messages.</param>
internal sealed partial class WebLog(ILogger logger)
{
    /// <summary>Someone sent a wrong token.</summary>
    [LoggerMessage(1, LogLevel.Warning, "A wrong token came from {Address}.")]
    public partial void WrongToken(IPAddress? address);

    /// <summary>A request named another server.</summary>
    [LoggerMessage(2, LogLevel.Warning, "Refused a request for the host '{Host}' from {Address}.")]
    public partial void WrongHost(string host, IPAddress? address);

    /// <summary>Another site made a browser send a request.</summary>
    [LoggerMessage(3, LogLevel.Warning, "Refused a request that another site caused: origin '{Origin}', from {Address}.")]
    public partial void CrossSite(string origin, IPAddress? address);

    /// <summary>The program failed while answering.</summary>
    [LoggerMessage(4, LogLevel.Error, "A fault of the program while answering {Method} {Path}: {Kind}.")]
    public partial void Fault(string method, string path, string kind);

    /// <summary>Too many requests at once.</summary>
    [LoggerMessage(5, LogLevel.Warning, "Too many requests at once: some are turned away.")]
    public partial void Busy();

    /// <summary>A scenario was stored.</summary>
    [LoggerMessage(6, LogLevel.Information, "Scenario '{Name}' was stored: {Edits} changes.")]
    public partial void ScenarioStored(string name, int edits);

    /// <summary>A scenario was deleted.</summary>
    [LoggerMessage(7, LogLevel.Information, "Scenario '{Name}' was deleted.")]
    public partial void ScenarioDeleted(string name);

    /// <summary>A newer run of the study is shown from now on.</summary>
    [LoggerMessage(8, LogLevel.Information, "Run {Number} is shown from now on.")]
    public partial void RunShown(int number);

    /// <summary>The shared store does not answer.</summary>
    [LoggerMessage(9, LogLevel.Warning, "The shared store does not answer: {Problem}")]
    public partial void StoreAway(string problem);

    /// <summary>The shared store answers again.</summary>
    [LoggerMessage(10, LogLevel.Information, "The shared store answers again.")]
    public partial void StoreBack();

    /// <summary>A newer run cannot be read; the one before it stays.</summary>
    [LoggerMessage(11, LogLevel.Error, "Run {Number} cannot be read; the one before it is shown: {Problem}")]
    public partial void RunUnreadable(int number, string problem);
}

using System.Globalization;
using System.Text;
using CoverageAnalyzer.Engine.Language;
using Microsoft.Extensions.Logging;

namespace CoverageAnalyzer.Web.Hosting;

/// <summary>Writes a message as one line that steers no terminal and forges no other line; of an exception only its kind.</summary>
/// <param name="category">Who logs.</param>
/// <param name="write">Takes the lines.</param>
internal sealed class LineLogger(string category, Action<string> write) : ILogger
{
    private const int LongestLine = 500;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) =>
        logLevel >= (category.StartsWith("Microsoft", StringComparison.Ordinal) ? LogLevel.Error : LogLevel.Information) && logLevel != LogLevel.None;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            string kind = exception is null ? string.Empty : $" ({exception.GetType().Name})";
            string time = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            write(Escaped($"{time} {logLevel} {formatter(state, null)}{kind}"));
        }
    }

    /// <summary>The text with control characters, line ends, directional overrides and what has no width as <c>\u001B</c>.</summary>
    /// <param name="text">The text.</param>
    internal static string Escaped(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, LongestLine) + 8);
        int escaped = 0; // units of a steering character still to be written
        for (int i = 0; i < text.Length; i++)
        {
            if (line.Length >= LongestLine)
            {
                return line.Append('…').ToString();
            }

            escaped = escaped > 0 ? escaped : SteeringCharacters.UnitsAt(text, i);
            line.Append(escaped-- > 0 ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}") : text[i]);
        }

        return line.ToString();
    }
}

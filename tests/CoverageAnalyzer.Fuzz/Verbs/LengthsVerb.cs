using System.CommandLine;
using CoverageAnalyzer.Fuzz.Targets.Rasters;

namespace CoverageAnalyzer.Fuzz.Verbs;

/// <summary><c>lengths</c>: SRTM tiles of a thousand lengths, and with names that say no place.</summary>
internal static class LengthsVerb
{
    public static Command Command()
    {
        var command = new Command("lengths", "Reads SRTM tiles of a thousand lengths, and with names that say no place.");
        command.SetAction(_ =>
        {
            using var folder = new CaseFolder();
            (int lengths, int names, IReadOnlyList<string> broken) = HgtLengths.Run(folder);
            Console.WriteLine($"{lengths} lengths of SRTM tiles from 0 to {2L * 3_602 * 3_602:N0} bytes and {names} wrong names, all refused but the two right lengths"
                + (broken.Count == 0 ? ": ok" : $", save {string.Join(", ", broken.Take(10))}: FALLS SHORT"));
            return broken.Count == 0 ? 0 : 1;
        });
        return command;
    }
}

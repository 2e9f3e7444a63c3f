using System.Globalization;
using CoverageAnalyzer.Studies.Files;
using CoverageAnalyzer.Studies.Scenarios;

namespace CoverageAnalyzer.Tests.Studies.Scenarios;

/// <summary>A study whose point files are rewritten as someone would edit them by hand.</summary>
internal sealed class EditableStudy : IDisposable
{
    private readonly ScratchFolder folder = new();

    private EditableStudy()
    {
    }

    /// <summary>Rows of the postal points: code → (name, type, longitude, latitude).</summary>
    public SortedDictionary<string, (string Name, string Type, double Longitude, double Latitude)> Points { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows of the BTS sites: code → (longitude, latitude, radius).</summary>
    public SortedDictionary<string, (double Longitude, double Latitude, double Radius)> Sites { get; } = new(StringComparer.Ordinal);

    /// <summary>The built-in study.</summary>
    public static EditableStudy BuiltIn()
    {
        var study = new EditableStudy();
        string data = Path.Combine(Repository.Root, "data", "quang-tri-2012");
        foreach (string file in Directory.GetFiles(data))
        {
            File.Copy(file, study.folder.File(Path.GetFileName(file)));
        }

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
        foreach (string[] row in File.ReadLines(Path.Combine(data, "postal_points.csv")).Skip(1).Select(l => l.Split(',')))
        {
            study.Points[row[0]] = (row[1], row[2], Number(row[4]), Number(row[5]));
        }

        foreach (string[] row in File.ReadLines(Path.Combine(data, "bts_sites.csv")).Skip(1).Select(l => l.Split(',')))
        {
            study.Sites[row[0]] = (Number(row[4]), Number(row[5]), double.NaN);
        }

        study.Write();
        return study;
    }

    /// <summary>Six square communes of 0.1° with people, points and sites at places given, judged by the rules of 2012.</summary>
    public static EditableStudy Small((double X, double Y)[] points, (double X, double Y, double Radius)[] sites)
    {
        var study = new EditableStudy();
        IEnumerable<string> features = Enumerable.Range(0, 6).Select(i =>
        {
            double x = 107 + (0.1 * (i % 3)), y = 16.5 + (0.1 * (i / 3));
            string ring = FormattableString.Invariant($"[[{x},{y}],[{x + 0.1},{y}],[{x + 0.1},{y + 0.1}],[{x},{y + 0.1}],[{x},{y}]]");
            return FormattableString.Invariant($$$"""{"type":"Feature","properties":{"code":"0{{{i}}}","name":"Xã {{{i}}}","district":"Huyện {{{i / 3}}}","population":{{{(i == 4 ? 0 : 1000 * (i + 1))}}}},"geometry":{"type":"Polygon","coordinates":[{{{ring}}}]}}""");
        });
        study.folder.Write("communes.geojson", $$"""{"type":"FeatureCollection","features":[{{string.Join(",\n", features)}}]}""");
        study.folder.Write("study.json", """
            { "name": "Nhỏ", "area": "polygon", "rules": "vn-2012",
              "layers": { "communes": { "file": "communes.geojson", "fields": { "code": "code", "name": "name", "district": "district", "population": "population" } },
                          "postalPoints": { "file": "postal_points.csv", "crs": "EPSG:4326", "fields": { "code": "code", "name": "name", "type": "type", "x": "lon", "y": "lat" } },
                          "btsSites": { "file": "bts_sites.csv", "crs": "EPSG:4326", "fields": { "code": "code", "x": "lon", "y": "lat", "radius": "radius_km" } } },
              "postal": { "countedTypes": ["Bưu cục"] } }
            """);
        for (int i = 0; i < points.Length; i++)
        {
            study.Points[$"P{i}"] = ($"Điểm {i}", i % 4 == 3 ? "Đại lý" : "Bưu cục", points[i].X, points[i].Y);
        }

        for (int i = 0; i < sites.Length; i++)
        {
            study.Sites[$"B{i}"] = sites[i];
        }

        study.Write();
        return study;
    }

    /// <summary>Edits the rows as a scenario says, and writes the files.</summary>
    public void Apply(IEnumerable<ScenarioEdit> edits)
    {
        foreach (ScenarioEdit e in edits)
        {
            if (e.Layer == ScenarioLayer.PostalPoints)
            {
                if (e.Action == ScenarioAction.Remove)
                {
                    Points.Remove(e.Code);
                }
                else
                {
                    (string name, string type) = e.Action == ScenarioAction.Add ? (e.Name, e.Type) : (Points[e.Code].Name, Points[e.Code].Type);
                    Points[e.Code] = (name, type, e.LongitudeDegrees, e.LatitudeDegrees);
                }
            }
            else if (e.Action == ScenarioAction.Remove)
            {
                Sites.Remove(e.Code);
            }
            else
            {
                double own = e.Action == ScenarioAction.Move ? Sites[e.Code].Radius : double.NaN;
                Sites[e.Code] = (e.LongitudeDegrees, e.LatitudeDegrees, double.IsNaN(e.RadiusKilometres) ? own : e.RadiusKilometres);
            }
        }

        Write();
    }

    /// <summary>Reads the study file.</summary>
    public StudyFile Open() => StudyFileReader.Read(folder.Path);

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private void Write()
    {
        static string Number(double value) => double.IsNaN(value) ? string.Empty : value.ToString("R", CultureInfo.InvariantCulture);
        folder.Write("postal_points.csv", "code,name,type,lon,lat\n" + string.Concat(Points.Select(
            p => $"{p.Key},{p.Value.Name},{p.Value.Type},{Number(p.Value.Longitude)},{Number(p.Value.Latitude)}\n")));
        folder.Write("bts_sites.csv", "code,name,operator,lon,lat,radius_km\n" + string.Concat(Sites.Select(
            s => $"{s.Key},,,{Number(s.Value.Longitude)},{Number(s.Value.Latitude)},{Number(s.Value.Radius)}\n")));
    }
}

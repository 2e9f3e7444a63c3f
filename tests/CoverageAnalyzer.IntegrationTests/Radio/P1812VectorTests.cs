using CoverageAnalyzer.Engine.Radio.Models;
using CoverageAnalyzer.Engine.Radio.Models.P1812;

namespace CoverageAnalyzer.IntegrationTests.Radio;

/// <summary>The published logs of ITU-R P.1812-8: 42 predictions over 13 profiles, every intermediate value.</summary>
public sealed class P1812VectorTests
{
    private const double RelativeTolerance = 1e-6;
    private const double PredictionToleranceDb = 0.001;

    // Rows whose label is not the symbol of ours: the log writes several values under one.
    private static string SymbolOf(P1812LogRow row)
    {
        string symbol = row.Label.Split('(')[0].Trim();
        return row.Reference switch
        {
            "Eq (85)" => "hst_fit",
            "Eq (86)" => "hsr_fit",
            "Eq (37a)" => "htc_d",
            "Eq (37b)" => "hrc_d",
            // Both names stand for one place in the program that wrote the logs, so that its Lbd is printed after (61) has been put into it: 2 of 42 logs show
            // an Lbd that is not the Lb0p + Ldp of (43) beside it, but the Lbda of the row below. What is compared here is Lbda; (43) is tested on its own.
            "Eq (43)" => "Lbda",
            _ => symbol,
        };
    }

    [Fact]
    public void Every_intermediate_value_of_every_log_is_ours()
    {
        int logs = 0, compared = 0;
        var faults = new List<string>();
        foreach (P1812Vector vector in P1812Vector.ReadAll(SharedData.Require("data/propagation/p1812")))
        {
            logs++;
            PathLoss loss = new P1812Model().Predict(vector.Profile, vector.Link);
            Assert.Null(loss.Refusal);
            Dictionary<string, double> ours = loss.Quantities.ToDictionary(q => q.Symbol, q => q.Value, StringComparer.Ordinal);
            Assert.Equal(loss.LossDb, ours["Lb"]);
            Assert.Equal(loss.LossDb, new P1812Model().LossDb(vector.Profile, vector.Link));
            foreach (P1812LogRow row in vector.Rows.SkipWhile(r => r.Label != "d (km)").Where(r => !r.Label.Contains("w.r.t.", StringComparison.Ordinal)))
            {
                compared++;
                string symbol = SymbolOf(row);
                double tolerance = symbol is "Lb" or "Ep" ? PredictionToleranceDb : 0;
                double allowed = Math.Max(RelativeTolerance * Math.Abs(row.Value), row.Rounding * 1.0001);
                if (!(Math.Abs(ours[symbol] - row.Value) <= (tolerance > 0 ? Math.Min(tolerance, allowed) : allowed)))
                {
                    faults.Add($"{vector.Name}: {row.Label} {row.Reference} is {row.Text}, ours {ours[symbol]:R}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal(42, logs);
        Assert.Equal(42 * 50, compared); // 50 rows of results in each log
    }

    [Fact]
    public void Loss_by_diffraction_is_line_of_sight_and_Ldp_in_every_log()
    {
        int differ = 0, compared = 0;
        foreach (P1812Vector vector in P1812Vector.ReadAll(SharedData.Require("data/propagation/p1812")))
        {
            double Row(string start) => vector.Rows.Single(r => r.Label.StartsWith(start, StringComparison.Ordinal) && r.Reference.Length > 0).Value;
            double byEquation = Row("Lb0p") + Row("Ldp ("); // (43)
            double ours = new P1812Model().Predict(vector.Profile, vector.Link).Quantities.Single(q => q.Symbol == "Lbd").Value;
            Assert.Equal(byEquation, ours, 1e-6 * byEquation);
            compared++;
            differ += Math.Abs(Row("Lbd (") - byEquation) > 1e-3 ? 1 : 0;
        }

        Assert.Equal(42, compared);
        Assert.Equal(2, differ);
    }

    [Fact]
    public void The_logs_belong_to_the_profiles()
    {
        int compared = 0;
        foreach (P1812Vector vector in P1812Vector.ReadAll(SharedData.Require("data/propagation/p1812")))
        {
            double Row(string start) => vector.Rows.First(r => r.Label.StartsWith(start, StringComparison.Ordinal)).Value;
            Assert.Equal(Row("R2"), vector.Profile.ClutterMetres![1]);
            Assert.Equal(Row("Rn-1"), vector.Profile.ClutterMetres[vector.Profile.Count - 2]);
            double power = 10 * Math.Log10(Row("Ptx"));
            Assert.Equal(vector.Rows[^1].Value, Row("Ep (dBuV/m)") + power + Row("Gtx") + Row("Grx"), 1e-6);
            compared++;
        }

        Assert.Equal(42, compared);
    }
}

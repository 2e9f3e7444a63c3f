namespace CoverageAnalyzer.Studies.Samples;

/// <summary>Solves a small symmetric positive definite system of equations by Cholesky's method.</summary>
internal static class SymmetricSystem
{
    /// <summary>Solves the leading n equations.</summary>
    /// <param name="matrix">A matrix with at least n rows and columns; unchanged.</param>
    /// <param name="right">The n right-hand sides.</param>
    /// <returns>The solution; null where the matrix is not positive definite.</returns>
    public static double[]? Solve(double[,] matrix, double[] right)
    {
        int n = right.Length;
        double[][] factor = new double[n][];
        for (int i = 0; i < n; i++)
        {
            factor[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= factor[i][k] * factor[j][k];
                }

                if (i == j && !(sum > 0))
                {
                    return null;
                }

                factor[i][j] = i == j ? Math.Sqrt(sum) : sum / factor[j][j];
            }
        }

        double[] solution = (double[])right.Clone();
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                solution[i] -= factor[i][k] * solution[k];
            }

            solution[i] /= factor[i][i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                solution[i] -= factor[k][i] * solution[k];
            }

            solution[i] /= factor[i][i];
        }

        return solution;
    }
}

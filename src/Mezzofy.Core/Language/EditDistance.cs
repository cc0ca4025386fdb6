namespace Mezzofy.Core.Language;

/// <summary>How many single-character slips lie between two words.</summary>
public static class EditDistance
{
    private const int LongestWord = 32;

    /// <summary>
    /// The optimal string alignment distance (insertion, deletion, substitution, swap of neighbours),
    /// or <paramref name="bound"/> + 1 as soon as it is certain to be larger.
    /// </summary>
    public static int Bounded(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int bound)
    {
        if (Math.Abs(left.Length - right.Length) > bound || left.Length > LongestWord || right.Length > LongestWord)
        {
            return bound + 1;
        }

        Span<int> beforeLast = stackalloc int[LongestWord + 1];
        Span<int> last = stackalloc int[LongestWord + 1];
        Span<int> row = stackalloc int[LongestWord + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            last[column] = column;
        }

        for (var index = 1; index <= left.Length; index++)
        {
            if (FillRow(left, right, index, beforeLast, last, row) > bound)
            {
                return bound + 1;
            }

            var oldest = beforeLast;
            beforeLast = last;
            last = row;
            row = oldest;
        }

        return Math.Min(last[right.Length], bound + 1);
    }

    private static int FillRow(
        ReadOnlySpan<char> left, ReadOnlySpan<char> right, int index, ReadOnlySpan<int> beforeLast, ReadOnlySpan<int> last, Span<int> row)
    {
        row[0] = index;
        var smallest = index;
        for (var column = 1; column <= right.Length; column++)
        {
            var change = left[index - 1] == right[column - 1] ? 0 : 1;
            var cost = Math.Min(Math.Min(last[column] + 1, row[column - 1] + 1), last[column - 1] + change);
            if (index > 1 && column > 1 && left[index - 1] == right[column - 2] && left[index - 2] == right[column - 1])
            {
                cost = Math.Min(cost, beforeLast[column - 2] + 1);
            }

            row[column] = cost;
            smallest = Math.Min(smallest, cost);
        }

        return smallest;
    }
}

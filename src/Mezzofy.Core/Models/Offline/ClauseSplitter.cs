using System.Text.RegularExpressions;

namespace Mezzofy.Core.Models.Offline;

/// <summary>A part of a message.</summary>
/// <param name="Start">Where it starts in the heard text.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal readonly record struct Clause(int Start, int End);

/// <summary>Splits a message where a new piece of work may begin.</summary>
internal static partial class ClauseSplitter
{
    /// <summary>The clauses in order; what follows an "and" stays with what stands before it unless it holds a verb or a topic of its own.</summary>
    public static List<Clause> Split(HeardText heard)
    {
        var clauses = new List<Clause>();
        var start = 0;
        foreach (Match joint in Joint().Matches(heard.Text))
        {
            var next = joint.NextMatch();
            var end = next.Success ? next.Index : heard.Text.Length;
            if (Stands(heard, joint.Index + joint.Length, end) && Stands(heard, start, joint.Index))
            {
                clauses.Add(new Clause(start, joint.Index));
                start = joint.Index + joint.Length;
            }
        }

        clauses.Add(new Clause(start, heard.Text.Length));
        return clauses;
    }

    private static bool Stands(HeardText heard, int start, int end) =>
        heard.Has("verb", null, start, end) || heard.Has("report", null, start, end) || heard.Has("topic", null, start, end);

    [GeneratedRegex(@"(?:\s*[,;.!?]\s+|[,;。;!?、]\s*|\s+)(?:and then|and also|then|also|and|plus|after that|lepas itu|lepas tu|kemudian|selepas itu|dan|serta)\s+|\s*[,;.!?]\s+|[。;!?,、]\s*|然后再?|接着|并且|并|以及|再把|和(?=.{0,12}(?:表|报告|总结|营收|收入))|同时", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();
}

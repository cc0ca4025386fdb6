using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Which calls will follow those that a plan asks for now, so that progress can be told against all of the work.</summary>
internal static class PlanAhead
{
    /// <summary>Names of tools, one for each call to come.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="plan">Where the work stands.</param>
    /// <param name="formats">The files of an item.</param>
    public static IReadOnlyList<string> Of(OfflineRequest request, Plan plan, Func<WorkItem, int, IReadOnlyList<string>> formats)
    {
        if (plan.Calls.Count == 0 || plan.Sends.Count > 0)
        {
            return [];
        }

        List<string> ahead = [];
        var isBinding = plan.Calls.Any(call => call.Arguments?.ContainsKey("report_ids") == true);
        var areFiles = plan.Calls.All(call => call.Name is Topics.Pdf or Topics.Document);
        foreach (var (outcome, index) in plan.Items.Select((outcome, index) => (outcome, index)))
        {
            var files = formats(outcome.Item, index).Select(Topics.ToolOf).OfType<string>().ToList();
            var months = outcome.Months.Count;
            ahead.AddRange(areFiles ? [] : Enumerable.Repeat(files, Math.Max(1, months)).SelectMany(tools => tools));
            ahead.AddRange(months > 1 && !isBinding && files.Contains(Topics.Pdf) ? [Topics.Pdf] : []);
        }

        ahead.AddRange(request.Sends.Where(send => !send.IsHandedOver).Select(_ => Topics.Mail));
        return ahead;
    }
}

using Mezzofy.Core.Language.Periods;
using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Models.Offline;

/// <summary>Where the work stands.</summary>
/// <param name="Calls">The tool calls that are to be made now; empty when there is nothing left to do.</param>
/// <param name="Items">What came of each item.</param>
/// <param name="Sends">What came of each mail.</param>
internal sealed record Plan(IReadOnlyList<FunctionCallContent> Calls, IReadOnlyList<ItemOutcome> Items, IReadOnlyList<SendOutcome> Sends)
{
    /// <summary>The tools that will be called after those, one entry for each call.</summary>
    public IReadOnlyList<string> Ahead { get; init; } = [];
}

/// <summary>
/// Works out from the request and the results so far what is missing: first every report, then its files, then the mails. The
/// same request and results give the same plan, so the n-th call of a tool in the transcript is the n-th this plan makes of it.
/// </summary>
/// <param name="request">What is asked for.</param>
/// <param name="past">The calls made so far.</param>
/// <param name="tools">The tools that may be called.</param>
/// <param name="context">For whom.</param>
internal sealed class Planner(OfflineRequest request, IReadOnlyList<PastCall> past, OfferedTools tools, ModelRequestContext context)
{
    private readonly PlannedCalls _calls = new(past);

    /// <summary>The plan.</summary>
    public Plan Next()
    {
        List<ItemOutcome> items = [.. request.Items.Select((item, index) => item.EachMonth ? WorkMonths(item, index) : Work(item, index))];

        // What binds files together comes after all of them, so that calls of one tool keep their order.
        items = _calls.Missing.Count > 0 ? items : items.ConvertAll(Bind);
        var sends = _calls.Missing.Count > 0 ? [] : request.Sends.Select(send => Send(send, items)).ToList();
        var plan = new Plan(_calls.Missing, items, sends);
        return plan with { Ahead = PlanAhead.Of(request, plan, Formats) };
    }

    private ItemOutcome Work(WorkItem item, int index)
    {
        var language = context.Language;
        var (topic, tool) = (item.Topic!.Value, Topics.ToolOf(item.Topic.Value));
        if (item.PeriodProblem is { } problem)
        {
            return new ItemOutcome(item) { Problem = problem };
        }

        if (!tools.Has(tool))
        {
            return new ItemOutcome(item) { Problem = Phrases.NotOffered.In(language, Phrases.Name(topic, language)), IsUnavailable = true };
        }

        if (topic == Topic.Question && item.Question is null)
        {
            return new ItemOutcome(item) { Problem = Phrases.Unknown.In(language) };
        }

        return _calls.Take(tool, Arguments(item, tool)) is { } call ? Finish(item, index, call) : new ItemOutcome(item);
    }

    private ItemOutcome WorkMonths(WorkItem item, int index)
    {
        var months = MonthSeries.Of(item, PeriodClock.At(context.Now, context.TimeZone));
        return months.Count switch
        {
            0 or 1 => Work(item, index),
            > MonthSeries.Most => new ItemOutcome(item) { Problem = MonthSeries.TooMany.In(context.Language, MonthSeries.Most) },
            _ => new ItemOutcome(item) { Months = [.. months.Select(month => Work(month, index))] },
        };
    }

    private ItemOutcome Bind(ItemOutcome outcome)
    {
        var bound = MonthSeries.Bindable(outcome);
        if (bound.Count < 2 || !tools.Takes(Topics.Pdf, "report_ids"))
        {
            return outcome;
        }

        return _calls.Take(Topics.Pdf, tools.Fit(Topics.Pdf, ("report_ids", bound))) is { } call ? outcome with { Files = [FileOf("pdf", call)] } : outcome;
    }

    private Dictionary<string, object?> Arguments(WorkItem item, string tool) => item.Question is { } question && item.Topic == Topic.Question
        ? tools.Fit(tool, ("sql", question.Sql), ("title", question.Title))
        : tools.Fit(tool, ("period", item.Period), ("compare", item.Compare), ("by", item.GroupBy), ("group_by", item.GroupBy), ("part", item.Part));

    private ItemOutcome Finish(WorkItem item, int index, PastCall call)
    {
        var name = Phrases.Name(item.Topic!.Value, context.Language);
        if (Results.Failure(call.Result) is { } failure)
        {
            return new ItemOutcome(item) { Problem = Phrases.Failed.In(context.Language, name, Reasons.Explain(failure, context.Language)) };
        }

        var outcome = new ItemOutcome(item)
        {
            Report = item.Topic == Topic.Question ? null : Results.Report(call.Result!.Value),
            Table = item.Topic == Topic.Question ? ResultTable.Of(call.Result!.Value, item.Question!, context.Language) : null,
        };
        return outcome is { Report: null, Table: null }
            ? outcome with { Problem = Phrases.Failed.In(context.Language, name, Reasons.Explain(("unreadable_result", ""), context.Language)) }
            : outcome with { Files = [.. Formats(item, index).Select(format => MakeFile(format, outcome)).OfType<FileOutcome>()] };
    }

    // A statement or dashboard that is to be prepared is a document; so is whatever is sent. Else a file is made only when it is asked for.
    private IReadOnlyList<string> Formats(WorkItem item, int index)
    {
        if (item.Formats.Count > 0)
        {
            return item.Formats;
        }

        var isDocument = (item.Topic is Topic.Statement or Topic.Kpis && item.IsMade) || request.Sends.Any(send => send.By != SendBy.Push && send.Items.Contains(index));
        return isDocument && item.Topic != Topic.Question && tools.Has(Topics.Pdf) ? ["pdf"] : [];
    }

    private FileOutcome? MakeFile(string format, ItemOutcome outcome)
    {
        if (Topics.ToolOf(format) is not { } tool)
        {
            return new FileOutcome(format, null, null, Phrases.FormatUnknown.In(context.Language, format.ToUpperInvariant()));
        }

        if (!tools.Has(tool))
        {
            return new FileOutcome(format, null, null, Phrases.FileNotOffered.In(context.Language, format.ToUpperInvariant()));
        }

        if (outcome is { Table: null, Report.ReportId: null })
        {
            return new FileOutcome(format, null, null, Phrases.FileFailed.In(context.Language, format.ToUpperInvariant(), Reasons.Explain(("unreadable_result", ""), context.Language)));
        }

        return _calls.Take(tool, FileArguments(tool, format, outcome)) is { } call ? FileOf(format, call) : null;
    }

    private FileOutcome FileOf(string format, PastCall call)
    {
        var failure = Results.Failure(call.Result) ?? (Results.File(call.Result!.Value) is null ? ("unreadable_result", "") : null);
        return failure is { } failed
            ? new FileOutcome(format, null, null, Phrases.FileFailed.In(context.Language, format.ToUpperInvariant(), Reasons.Explain(failed, context.Language)))
            : new FileOutcome(format, Results.File(call.Result!.Value)!.Value.FileId, Results.File(call.Result.Value)!.Value.Name, null);
    }

    private Dictionary<string, object?> FileArguments(string tool, string format, ItemOutcome outcome)
    {
        var kind = tool == Topics.Document ? format : null;
        if (outcome.Table is not { } table)
        {
            return tools.Fit(tool, ("format", kind), ("report_id", outcome.Report!.ReportId));
        }

        var notes = table.Notes.Count == 0 ? null : new[] { new Dictionary<string, object?> { ["heading"] = Phrases.Notes.In(context.Language), ["markdown"] = string.Join("\n\n", table.Notes) } };
        return tools.Takes(tool, "table")
            ? tools.Fit(tool, ("format", kind), ("title", table.Title), ("sections", format == "csv" ? null : notes), ("table", new Dictionary<string, object?> { ["columns"] = table.Columns, ["rows"] = format == "csv" ? table.Raw : table.Rows }))
            : tools.Fit(tool, ("format", kind), ("title", table.Title), ("sections", new[] { new Dictionary<string, object?> { ["heading"] = table.Title, ["markdown"] = table.ToMarkdown(context.Language) } }));
    }

    private SendOutcome Send(SendOrder send, List<ItemOutcome> items)
    {
        if (send.IsHandedOver)
        {
            return new SendOutcome(send, null, string.Empty, null);
        }

        var language = context.Language;
        var carried = send.Items.Select(index => items[index]).ToList();
        if (send.By != SendBy.Mail)
        {
            return Tell(send, carried);
        }

        if (MailWriter.Obstacle(send, carried, tools, language) is { } obstacle)
        {
            return new SendOutcome(send, null, string.Empty, obstacle);
        }

        var mail = MailWriter.Write(send, carried, context);
        var call = _calls.Take(Topics.Mail, tools.Fit(
            Topics.Mail, ("to", send.To), ("cc", send.Cc.Count > 0 ? send.Cc : null), ("subject", mail.Subject), ("body", mail.Body), ("attachments", mail.Files.Count > 0 ? mail.Files : null)));
        if (call is null)
        {
            return new SendOutcome(send, null, string.Empty, null);
        }

        return Results.Failure(call.Result) is { } failure
            ? new SendOutcome(send, "refused", string.Join(", ", send.To), Reasons.Explain(failure, language))
            : new SendOutcome(send, Results.Text(call.Result!.Value, "status") ?? "unknown", Results.Recipients(call.Result.Value), null);
    }

    private SendOutcome Tell(SendOrder send, List<ItemOutcome> carried)
    {
        var language = context.Language;
        if (ChannelWriter.Obstacle(send, carried, tools, language) is { } obstacle)
        {
            return new SendOutcome(send, null, string.Empty, obstacle);
        }

        var (tool, arguments) = ChannelWriter.Write(send, MailWriter.Write(send, carried, context));
        return _calls.Take(tool, tools.Fit(tool, arguments)) is not { } call ? new SendOutcome(send, null, string.Empty, null)
            : Results.Failure(call.Result) is { } failure ? new SendOutcome(send, "refused", string.Join(", ", send.To), Reasons.Explain(failure, language))
            : new SendOutcome(send, Results.Text(call.Result!.Value, "status") ?? "unknown", string.Join(", ", send.To), null);
    }
}

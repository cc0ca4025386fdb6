using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Mezzofy.Core.Models.Offline.Actions;

/// <summary>Where an action stands: the calls that are missing, or the answer.</summary>
internal sealed record ActionStep(IReadOnlyList<FunctionCallContent> Calls, string Answer);

/// <summary>Works out what an action still needs: its tool, then files of what was found, then a mail to each lead and a note that it was sent.</summary>
internal sealed class ActionPlanner(OfflineAction action, IReadOnlyList<PastCall> past, OfferedTools tools, ModelRequestContext context)
{
    private readonly PlannedCalls _calls = new(past);
    private readonly string _language = context.Language;

    /// <summary>The next step.</summary>
    public ActionStep Next()
    {
        var call = _calls.Take(action.Tool, tools.Fit(action.Tool, [.. action.Arguments]));
        if (call is null)
        {
            return Waiting();
        }

        if (Results.Failure(call.Result) is { Code: "recipient_not_found" or "recipient_ambiguous" } unknown && action.OptionalArgument is { } optional)
        {
            return WithoutIt(optional, Reasons.Explain(unknown, _language));
        }

        if (Results.Failure(call.Result) is { } failure)
        {
            return new ActionStep([], ActionAnswers.Failed(action.Tool, Reasons.Explain(failure, _language), _language));
        }

        var result = call.Result!.Value;
        return action.MailsEach ? MailEach(result)
            : action.Formats.Count > 0 ? Files(result)
            : new ActionStep([], ActionAnswers.Tell(action.Tool, result, _language));
    }

    // An appointment with somebody who is not in the directory is made all the same; that nobody was invited is said.
    private ActionStep WithoutIt(string optional, string reason)
    {
        var call = _calls.Take(action.Tool, tools.Fit(action.Tool, [.. action.Arguments.Where(argument => argument.Name != optional)]));
        return call is null ? Waiting()
            : Results.Failure(call.Result) is { } failure ? new ActionStep([], ActionAnswers.Failed(action.Tool, Reasons.Explain(failure, _language), _language))
            : new ActionStep([], $"{ActionAnswers.Tell(action.Tool, call.Result!.Value, _language)} {reason}");
    }

    private ActionStep Files(JsonElement result)
    {
        var report = Results.Text(result, "report_id");
        var lines = new List<string>();
        foreach (var format in action.Formats.Where(_ => report is not null))
        {
            if (Topics.ToolOf(format) is not { } tool || !tools.Has(tool))
            {
                lines.Add(Phrases.FileNotOffered.In(_language, format.ToUpperInvariant()));
            }
            else if (_calls.Take(tool, tools.Fit(tool, ("format", tool == Topics.Document ? format : null), ("report_id", report))) is { } made)
            {
                lines.Add(FileLine(format, made));
            }
        }

        return _calls.Missing.Count > 0 ? Waiting() : new ActionStep([], $"{ActionAnswers.Tell(action.Tool, result, _language)}\n\n{string.Join('\n', lines)}");
    }

    private string FileLine(string format, PastCall made) => Results.Failure(made.Result) is { } failure
        ? Phrases.FileFailed.In(_language, format.ToUpperInvariant(), Reasons.Explain(failure, _language))
        : Phrases.File.In(_language, Results.File(made.Result!.Value)?.Name);

    private ActionStep MailEach(JsonElement result)
    {
        var leads = FoundLead.AllOf(result);
        var mailed = leads.Where(lead => lead.Email is not null).Select(lead => (Lead: lead, Mail: _calls.Take(Topics.Mail, Mail(lead)))).ToList();
        if (_calls.Missing.Count > 0)
        {
            return Waiting();
        }

        var outcomes = mailed.ConvertAll(one => (one.Lead, Status: Status(one.Mail!)));
        var logged = outcomes.Where(one => one.Status.Went && tools.Has("update_lead")).Select(one => _calls.Take("update_lead", Note(one.Lead))).ToList();
        return _calls.Missing.Count > 0 ? Waiting() : new ActionStep([], FollowUpAnswer.Write(
            ActionAnswers.Title(result), ActionAnswers.Total(result), leads, outcomes, logged.Count(call => call is not null && Results.Failure(call.Result) is null), _language));
    }

    private Dictionary<string, object?> Mail(FoundLead lead)
    {
        var (subject, body) = FollowUpMails.Write(lead, context.CallerName);
        return tools.Fit(Topics.Mail, ("to", new[] { lead.Email! }), ("subject", subject), ("body", body));
    }

    private Dictionary<string, object?> Note(FoundLead lead) => tools.Fit(
        "update_lead", ("lead", lead.Number), ("activity", "email"), ("note", FollowUpMails.Note), ("follow_up_date", $"{FollowUpMails.NextTime(context):yyyy-MM-dd}"));

    private (bool Went, string Text) Status(PastCall call)
    {
        if (Results.Failure(call.Result) is { } failure)
        {
            return (false, Reasons.Explain(failure, _language));
        }

        var status = Results.Text(call.Result!.Value, "status") ?? "unknown";
        return (status is "sent" or "queued" or "captured" or "unknown", status);
    }

    private ActionStep Waiting() => new(_calls.Missing, string.Empty);
}

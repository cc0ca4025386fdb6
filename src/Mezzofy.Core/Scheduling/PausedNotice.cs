using Mezzofy.Core.Delivery;
using Mezzofy.Core.Identity;

namespace Mezzofy.Core.Scheduling;

/// <summary>What the owner of a job is told when it pauses itself.</summary>
internal static class PausedNotice
{
    public static (Mail Mail, PushNotification Push) Of(EndedJobRun ended, User person, string name, string reason)
    {
        var why = reason switch
        {
            JobReasons.Failures => $"its last {JobRunEnding.MostFailures} runs failed, the latest with: {ended.Error ?? ended.Status}",
            JobReasons.OwnerDisabled => "the account of its owner is disabled",
            JobReasons.NoIdentity => "nobody with an enabled account leads its department",
            JobReasons.OwnerLostRight => "you may no longer schedule it, or read the data that it works on",
            _ => reason,
        };
        var subject = $"[Mezzofy AI] Paused: {name}";
        var body = $"The scheduled job **{Escaped(name)}** has been paused because {Escaped(why)}.\n\nIt does not run until somebody resumes it (`{ended.JobId}`).";
        var push = new PushNotification(person.Id, "Scheduled job paused", name) { Data = new Dictionary<string, string> { ["job_id"] = ended.JobId } };
        return (new Mail([new(person.Email, person.Name)], subject.Length <= 250 ? subject : subject[..250], body), push);
    }

    // A name is text, not Markdown.
    private static string Escaped(string text) => string.Concat(text.Select(letter => char.IsPunctuation(letter) || char.IsSymbol(letter) ? char.IsAscii(letter) ? $"\\{letter}" : $"{letter}" : $"{letter}"));
}

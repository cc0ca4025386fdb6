using System.Globalization;
using Mezzofy.Core;
using Mezzofy.Core.Delivery;
using Microsoft.AspNetCore.Http;

namespace Mezzofy.Functions.Admin;

/// <summary>Reads the filters of the lists of deliveries.</summary>
internal static class DeliveryQuery
{
    private static readonly string[] Known = [Channels.OutlookMail, Channels.OutlookEvent, Channels.Teams, Channels.Push];

    /// <summary><c>status</c>, <c>channel</c>, <c>since</c>, <c>run_id</c>.</summary>
    /// <exception cref="ProblemException">400 <c>validation_failed</c>.</exception>
    public static DeliveryFilter Read(HttpRequest request) => new(Status(request), Channel(Text(request, "channel")), Since(Text(request, "since")), Text(request, "run_id"));

    /// <summary>Where a delivery stands, or null.</summary>
    public static DeliveryStatus? Status(HttpRequest request) =>
        Text(request, "status") is not { } text ? null
        : Enum.GetValues<DeliveryStatus>().Where(status => status.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).ToList() is [var found] ? found
        : throw ProblemException.Validation("status", $"must be one of {string.Join(", ", Enum.GetNames<DeliveryStatus>()).ToLowerInvariant()}.");

    /// <summary>A parameter; absent and empty are one.</summary>
    public static string? Text(HttpRequest request, string name) =>
        request.Query[name].FirstOrDefault() is { Length: > 0 and <= 254 } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null;

    private static string? Channel(string? text) =>
        text is null || Known.Contains(text) ? text : throw ProblemException.Validation("channel", $"must be one of {string.Join(", ", Known)}.");

    private static DateTimeOffset? Since(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw ProblemException.Validation("since", "must be a time such as 2026-03-02T15:00:00+08:00.");
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Mezzofy.Testing;

namespace Mezzofy.Functions.Tests.Tasks;

/// <summary>What people do with background tasks.</summary>
internal static class TaskPeople
{
    /// <summary>Sends a message that is to be worked on in the background.</summary>
    public static async Task<JsonElement> QueueAsync(this Person person, string message, string? key = null)
    {
        using var response = await person.SendAsync(HttpMethod.Post, "chat/send", JsonContent.Create(new { message }), key, ("Prefer", "respond-async"));
        return await TicketAsync(response);
    }

    /// <summary>The ticket of a 202.</summary>
    public static async Task<JsonElement> TicketAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted, text);
        var ticket = JsonElement.Parse(text);
        response.Headers.Location!.ToString().ShouldBe($"/tasks/{ticket.Text("task_id")}");
        return ticket;
    }

    /// <summary>Waits until a task is as wanted.</summary>
    public static async Task<JsonElement> UntilAsync(this Person person, string taskId, Func<JsonElement, bool> wanted, string what)
    {
        var task = default(JsonElement);
        await Eventually.TrueAsync(async () => wanted(task = await person.GetAsync($"tasks/{taskId}")), $"{what}; it is {task}", TimeSpan.FromSeconds(90));
        return task;
    }

    /// <summary>Waits for a task's end.</summary>
    public static Task<JsonElement> EndAsync(this Person person, string taskId) =>
        person.UntilAsync(taskId, task => task.Text("status") is not ("queued" or "running" or "waiting_approval"), "the task to end");

    /// <summary>Waits until something has happened in a task.</summary>
    public static Task UntilEventAsync(this Person person, string taskId, string type) =>
        Eventually.TrueAsync(async () => (await person.EventsAsync(taskId)).Any(happened => happened.Text("type") == type), $"{type} in {taskId}", TimeSpan.FromSeconds(60));

    /// <summary>Waits until a task waits for a person; what the person is asked.</summary>
    public static async Task<JsonElement> WaitingAsync(this Person person, string taskId)
    {
        await person.UntilAsync(taskId, one => one.Text("status") == "waiting_approval", "the task to wait for a person");
        return await person.ApprovalOfAsync(taskId, "?status=pending");
    }

    /// <summary>The approval that a task asked for, among all or those that a query narrows them to.</summary>
    public static async Task<JsonElement> ApprovalOfAsync(this Person person, string taskId, string query = "?limit=200") =>
        (await person.GetAsync($"approvals{query}")).Items("items").Single(one => one.Text("task_id") == taskId);

    /// <summary>Decides.</summary>
    public static Task<HttpResponseMessage> DecideAsync(this Person person, JsonElement approval, string decision, string? comment = null, string? hash = null) =>
        person.PostAsync($"approvals/{approval.Text("approval_id")}", new { decision, comment, arguments_hash = hash });

    /// <summary>What happened in a task.</summary>
    public static async Task<JsonElement[]> EventsAsync(this Person person, string taskId, int after = 0) =>
        (await person.GetAsync($"tasks/{taskId}/events?after={after}")).Items("items");
}
